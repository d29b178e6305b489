// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.build;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/** Java source text to bytes. */
final class JavaText {
  private JavaText() {}

  /** Encodes; a character that the encoding lacks becomes a Unicode escape, which Java reads. */
  static byte[] encode(String text, Charset encoding) {
    CharsetEncoder encoder = encoding.newEncoder();
    if (encoder.canEncode(text)) {
      return text.getBytes(encoding);
    }
    StringBuilder escaped = new StringBuilder(text.length() + 64);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (encoder.canEncode(c)) {
        escaped.append(c);
      } else {
        escaped.append(String.format("\\u%04x", (int) c));
      }
    }
    return escaped.toString().getBytes(encoding);
  }
}
