// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java;

import com.palantir.javapoet.ClassName;

/**
 * The classes of the runtime that generated code calls: by name, the generator does not need them.
 */
public final class CoreTypes {
  private static final String CODEC_PACKAGE = "dev.meerkat.core.codec";

  public static final ClassName CODEC = ClassName.get(CODEC_PACKAGE, "Codec");
  public static final ClassName BYTES = ClassName.get(CODEC_PACKAGE, "Bytes");
  public static final ClassName SIZE_RULE = ClassName.get(CODEC_PACKAGE, "SizeRule");
  public static final ClassName INET_CHECKSUM = ClassName.get(CODEC_PACKAGE, "InetChecksum");
  public static final ClassName ASCII = ClassName.get(CODEC_PACKAGE, "Ascii");
  public static final ClassName CHAR_SCAN = ClassName.get(CODEC_PACKAGE, "CharScan");
  public static final ClassName TEXT_VALUE = ClassName.get(CODEC_PACKAGE, "TextValue");
  public static final ClassName VAR_INT = ClassName.get(CODEC_PACKAGE, "VarInt");
  public static final ClassName ESCAPED_INT = ClassName.get(CODEC_PACKAGE, "EscapedInt");
  public static final ClassName XOR_MASK = ClassName.get(CODEC_PACKAGE, "XorMask");
  public static final ClassName UTF8 = ClassName.get(CODEC_PACKAGE, "Utf8");

  public static final ClassName ELEMENT_CHAIN = ClassName.get(CODEC_PACKAGE, "ElementChain");
  public static final ClassName CHAIN_FORMAT = ClassName.get(CODEC_PACKAGE, "ChainFormat");
  public static final ClassName CHAIN_TABLE = ClassName.get(CODEC_PACKAGE, "ChainTable");

  private CoreTypes() {}
}
