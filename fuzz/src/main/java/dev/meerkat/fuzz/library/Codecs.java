// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.library;

import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.generator.CodeGenerator;
import dev.meerkat.generator.GeneratedFile;
import dev.meerkat.generator.GenerationRequest;
import dev.meerkat.generator.Part;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.testkit.CompileInMemory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The codecs of the library, generated and compiled when first asked for: of all of it, or, where a
 * property names a module, of that module and what it imports, which is sooner there.
 *
 * <p>Nobody has to name a new protocol here, and what is fuzzed is what the generator makes now.
 */
public final class Codecs {
  /** Where the classes stand: what the fuzzer is told to watch. */
  public static final String PACKAGE = "dev.meerkat.fuzz.codec";

  /** The property that holds a module's name. */
  public static final String ONLY = "meerkat.fuzz.module";

  private static final ClassLoader LOADER =
      compile(WireLibrary.program(), System.getProperty(ONLY, ""));

  private Codecs() {}

  /** A new reader, writer or framer: {@code make("net.tcp.Tcp", "Reader")}. */
  public static Called make(String qualifiedName, String suffix) {
    try {
      return new Called(type(qualifiedName, suffix).getConstructor().newInstance());
    } catch (ReflectiveOperationException failure) {
      throw new IllegalStateException("no " + suffix + " of " + qualifiedName, failure);
    }
  }

  /** The class that prints what a reader has read. */
  public static Class<?> dump(String qualifiedName) {
    try {
      return type(qualifiedName, "Dump");
    } catch (ReflectiveOperationException failure) {
      throw new IllegalStateException("no dump of " + qualifiedName, failure);
    }
  }

  private static Class<?> type(String qualifiedName, String suffix)
      throws ReflectiveOperationException {
    int dot = qualifiedName.lastIndexOf('.');
    String module = qualifiedName.substring(0, dot);
    String segment = module.substring(module.lastIndexOf('.') + 1);
    return LOADER.loadClass(
        PACKAGE + "." + segment + "." + qualifiedName.substring(dot + 1) + suffix);
  }

  /** A field's name as generated methods have it. */
  public static String accessor(String fieldName) {
    return JavaNames.accessor(fieldName);
  }

  private static ClassLoader compile(IrProgram program, String only) {
    GenerationRequest request =
        new GenerationRequest(
            program,
            PACKAGE,
            program.modules().stream()
                .map(IrModule::name)
                .filter(name -> only.isEmpty() || imported(program, only).contains(name))
                .collect(Collectors.toSet()),
            EnumSet.allOf(Part.class));
    Map<String, String> sources = new HashMap<>();
    for (GeneratedFile file : CodeGenerator.generate(request)) {
      sources.put(file.path(), file.content());
    }
    return CompileInMemory.compile(sources);
  }

  /** A module and all that it imports, at whatever distance; imports may go in circles. */
  static Set<String> imported(IrProgram program, String module) {
    Set<String> all = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(module));
    while (!open.isEmpty()) {
      String name = open.poll();
      if (all.add(name)) {
        open.addAll(program.module(name).orElseThrow().imports());
      }
    }
    return all;
  }
}
