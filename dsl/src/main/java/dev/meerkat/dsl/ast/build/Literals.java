// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ast.build;

import dev.meerkat.dsl.ast.AstExpr;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.Octets;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.antlr.v4.runtime.Token;

/** Numbers and strings. */
final class Literals {
  private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(Long.SIZE);

  private final Source source;

  Literals(Source source) {
    this.source = source;
  }

  AstExpr.Int number(Token token) {
    String text = token.getText();
    int radix = text.startsWith("0x") ? 16 : text.startsWith("0b") ? 2 : 10;
    String digits = (radix == 10 ? text : text.substring(2)).replace("_", "");
    if (digits.isEmpty()) {
      source.diagnostics().report(Code.BAD_NUMBER, source.span(token), text + " has no digits");
      return new AstExpr.Int(0, false, source.span(token));
    }
    BigInteger value = new BigInteger(digits, radix);
    if (value.compareTo(LIMIT) >= 0) {
      source
          .diagnostics()
          .report(Code.BAD_NUMBER, source.span(token), "the number does not fit 64 bits");
      return new AstExpr.Int(0, false, source.span(token));
    }
    return new AstExpr.Int(value.longValue(), value.bitLength() == Long.SIZE, source.span(token));
  }

  /** A number of the language's own grammar, such as a width, that must be a small int. */
  int small(Token token) {
    AstExpr.Int number = number(token);
    if (number.huge() || number.value() > Integer.MAX_VALUE) {
      source
          .diagnostics()
          .report(Code.BAD_NUMBER, source.span(token), "the number does not fit 31 bits");
      return 1;
    }
    return (int) number.value();
  }

  AstExpr.Text string(Token token) {
    return new AstExpr.Text(Octets.of(octets(token)), source.span(token));
  }

  /** The octets of a quoted string: UTF-8, escapes resolved. */
  byte[] octets(Token token) {
    String text = unquoted(token.getText());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c != '\\') {
        int end = i + Character.charCount(text.codePointAt(i));
        out.writeBytes(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
        i = end;
      } else {
        i = escape(token, text, i + 1, out);
      }
    }
    return out.toByteArray();
  }

  private int escape(Token token, String text, int at, ByteArrayOutputStream out) {
    char c = text.charAt(at);
    int plain = "nrt0\\\"".indexOf(c);
    if (plain >= 0) {
      out.write("\n\r\t\0\\\"".charAt(plain));
      return at + 1;
    }
    if (c == 'x' && at + 2 < text.length() && hex(text, at + 1) >= 0 && hex(text, at + 2) >= 0) {
      out.write(hex(text, at + 1) << 4 | hex(text, at + 2));
      return at + 3;
    }
    source
        .diagnostics()
        .report(
            Code.BAD_ESCAPE,
            source.span(token),
            "there is no escape \\" + c,
            "escapes are \\n \\r \\t \\0 \\\\ \\\" and \\xHH");
    return at + 1;
  }

  private static int hex(String text, int at) {
    return at < text.length() && text.charAt(at) < 0x80 ? Character.digit(text.charAt(at), 16) : -1;
  }

  /** Without the quotes, escapes as written; other text as it is. */
  static String unquoted(String text) {
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
