// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.JavaValue.Kind;

/** Calls of core's {@code Bytes.put...}. */
public final class Puts {
  private Puts() {}

  /**
   * {@code Bytes.putU16(buffer, offset + 2, value);}.
   *
   * @param bytes 1 to 8
   */
  public static CodeBlock put(CodeBlock index, int bytes, boolean isLittleEndian, JavaValue value) {
    JavaValue number = bytes < 4 ? value.asInt() : value.asNumber();
    if (bytes > 4 && number.kind() == Kind.INT) {
      number = number.asLong();
    }
    String suffix = isLittleEndian && bytes > 1 ? "Le" : "";
    return CodeBlock.builder()
        .addStatement(
            "$T.$L$L(buffer, $L, $L)",
            CoreTypes.BYTES,
            name(bytes, number.kind()),
            suffix,
            index,
            number.code())
        .build();
  }

  private static String name(int bytes, Kind kind) {
    if (bytes == 4) {
      return kind == Kind.INT ? "putI32" : "putU32";
    }
    return bytes == 8 ? "putI64" : "putU" + bytes * 8;
  }
}
