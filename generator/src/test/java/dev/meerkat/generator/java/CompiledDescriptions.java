// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java;

import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.DirectoryLocator;
import dev.meerkat.dsl.SourceLocator;
import dev.meerkat.dsl.SourceText;
import dev.meerkat.dsl.WireCompiler;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.generator.CodeGenerator;
import dev.meerkat.generator.GeneratedFile;
import dev.meerkat.generator.GenerationRequest;
import dev.meerkat.generator.Part;
import dev.meerkat.testkit.CompileInMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Descriptions with all their classes, generated and compiled; called by name. */
public final class CompiledDescriptions {
  private static final Path LIBRARY = Path.of("../grammars/src/main/resources/META-INF/wire");
  private static final Path SAMPLES = Path.of("src/test/resources/differential");
  private static final Path ODD = Path.of("src/test/resources/writer/odd");

  private static final Set<Part> ALL = EnumSet.allOf(Part.class);

  private final IrProgram program;
  private final ClassLoader loader;

  private CompiledDescriptions(IrProgram program, Set<Part> parts, Map<String, String> more) {
    this.program = program;
    Map<String, String> sources = new HashMap<>(more);
    for (GeneratedFile file :
        CodeGenerator.generate(
            new GenerationRequest(
                program,
                "gen",
                program.modules().stream().map(IrModule::name).collect(Collectors.toSet()),
                parts))) {
      sources.put(file.path(), file.content());
    }
    this.loader = CompileInMemory.compile(sources);
  }

  /** The library of protocols; compiled once. */
  public static CompiledDescriptions library() {
    return Library.CLASSES;
  }

  /** The library of protocols, and classes that use it. */
  public static CompiledDescriptions libraryWith(Map<String, String> sources) {
    return new CompiledDescriptions(Library.CLASSES.program, ALL, sources);
  }

  /** Descriptions of one's own, and only some of their classes. */
  public static CompiledDescriptions of(IrProgram program, Set<Part> parts) {
    return new CompiledDescriptions(program, parts, Map.of());
  }

  /** Descriptions of one's own, some of their classes, and classes that use them. */
  public static CompiledDescriptions with(
      IrProgram program, Set<Part> parts, Map<String, String> sources) {
    return new CompiledDescriptions(program, parts, sources);
  }

  /** The descriptions that were made to hold every construct, each with its imports. */
  public static List<IrProgram> samples() {
    List<IrProgram> programs = new ArrayList<>();
    for (Path folder : List.of(SAMPLES, ODD)) {
      for (SourceText source : read(folder)) {
        CompileRequest request =
            CompileRequest.of(List.of(source), new DirectoryLocator(List.of(folder)));
        programs.add(new WireCompiler().compile(request).orThrow());
      }
    }
    return programs;
  }

  /** A description of one's own, as text. */
  public static CompiledDescriptions of(String text) {
    CompileRequest request = CompileRequest.of("test.wire", text);
    return of(new WireCompiler().compile(request).orThrow(), ALL);
  }

  private static final class Library {
    static final CompiledDescriptions CLASSES = new CompiledDescriptions(compile(), ALL, Map.of());

    private static IrProgram compile() {
      CompileRequest request = CompileRequest.of(read(LIBRARY), SourceLocator.none());
      return new WireCompiler().compile(request).orThrow();
    }
  }

  private static List<SourceText> read(Path folder) {
    List<SourceText> sources = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".wire")).sorted().toList()) {
        sources.add(new SourceText(file.getFileName().toString(), Files.readString(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sources;
  }

  public IrProgram program() {
    return program;
  }

  /** Where the classes are. */
  public ClassLoader loader() {
    return loader;
  }

  /** The class for a declaration: {@code type("net.tcp.Tcp", "Reader")}. */
  public Class<?> type(String qualifiedName, String suffix) {
    String module = qualifiedName.substring(0, qualifiedName.lastIndexOf('.'));
    String segment = module.substring(module.lastIndexOf('.') + 1);
    String simple = qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
    return type("gen." + segment + "." + simple + suffix);
  }

  public Class<?> type(String className) {
    try {
      return loader.loadClass(className);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Whether there is a class for a declaration. */
  public boolean has(String qualifiedName, String suffix) {
    try {
      type(qualifiedName, suffix);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** A new reader or writer. */
  public Object make(String qualifiedName, String suffix) {
    try {
      return type(qualifiedName, suffix).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Calls a method by its name and arguments; numbers become ints where they must.
   *
   * @throws ArithmeticException if one does not fit
   */
  public static Object call(Object target, String name, Object... arguments) {
    return invoke(method(target.getClass(), name, arguments), target, arguments);
  }

  /** Whether there is a method of this name that takes these arguments. */
  public static boolean has(Object target, String name, Object... arguments) {
    return find(target.getClass(), name, arguments) != null;
  }

  public static Object callStatic(Class<?> type, String name, Object... arguments) {
    return invoke(method(type, name, arguments), null, arguments);
  }

  private static Object invoke(Method method, Object target, Object... arguments) {
    Object[] fitted = arguments.clone();
    for (int i = 0; i < fitted.length; i++) {
      if (method.getParameterTypes()[i] == int.class && fitted[i] instanceof Long number) {
        fitted[i] = Math.toIntExact(number);
      } else if (method.getParameterTypes()[i] == long.class && fitted[i] instanceof Integer n) {
        fitted[i] = n.longValue();
      }
    }
    try {
      return method.invoke(target, fitted);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Method method(Class<?> type, String name, Object... arguments) {
    Method method = find(type, name, arguments);
    if (method == null) {
      throw new IllegalArgumentException("no " + name + " in " + type);
    }
    return method;
  }

  private static Method find(Class<?> type, String name, Object... arguments) {
    for (Method method : type.getMethods()) {
      if (method.getName().equals(name) && accepts(method, arguments)) {
        return method;
      }
    }
    return null;
  }

  private static boolean accepts(Method method, Object... arguments) {
    Class<?>[] types = method.getParameterTypes();
    boolean fits = types.length == arguments.length;
    for (int i = 0; fits && i < types.length; i++) {
      fits =
          arguments[i] instanceof Number
              ? types[i] == int.class || types[i] == long.class
              : types[i].isInstance(arguments[i]);
    }
    return fits;
  }
}
