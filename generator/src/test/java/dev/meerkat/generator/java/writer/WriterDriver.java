// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.generator.CodeGenerator;
import dev.meerkat.generator.GeneratedFile;
import dev.meerkat.generator.GenerationRequest;
import dev.meerkat.generator.Part;
import dev.meerkat.testkit.CompileInMemory;
import dev.meerkat.testkit.Hex;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Generated writers and a class {@code Driver} that uses them as a user would, compiled together.
 *
 * <p>Each method of the driver takes a buffer of 256 bytes, full of 0xEE, and gives what {@code
 * finish} gave.
 */
final class WriterDriver {
  private static final int CAPACITY = 256;

  private final Class<?> driver;

  private WriterDriver(Class<?> driver) {
    this.driver = driver;
  }

  /** A driver that was compiled with what it uses. */
  static WriterDriver of(Class<?> driver) {
    return new WriterDriver(driver);
  }

  static WriterDriver of(IrProgram program, String module, String source) {
    Map<String, String> sources = new HashMap<>();
    for (GeneratedFile file :
        CodeGenerator.generate(
            new GenerationRequest(program, "gen", Set.of(module), Set.of(Part.WRITER)))) {
      sources.put(file.path(), file.content());
    }
    String name = "gen." + module.substring(module.lastIndexOf('.') + 1);
    sources.put(name + ".Driver", "package " + name + ";\n" + source);
    try {
      return new WriterDriver(CompileInMemory.compile(sources).loadClass(name + ".Driver"));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The bytes that a method wrote from an offset on, or its code. */
  String bytes(String method, int offset) {
    byte[] buffer = new byte[CAPACITY];
    Arrays.fill(buffer, (byte) 0xEE);
    int length = call(method, buffer);
    return length < 0
        ? named(length)
        : Hex.format(Arrays.copyOfRange(buffer, offset, offset + length));
  }

  /** Kind and field of the mistake of a method. */
  String code(String method) {
    return bytes(method, 0);
  }

  int call(String method, byte[] buffer) {
    return call(handle(method), buffer);
  }

  static int call(MethodHandle method, byte[] buffer) {
    try {
      return (int) method.invokeExact(buffer);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  MethodHandle handle(String method) {
    try {
      return MethodHandles.lookup()
          .findStatic(driver, method, MethodType.methodType(int.class, byte[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String named(int code) {
    return Codec.kindName(Codec.kind(code)) + " " + Codec.field(code);
  }
}
