// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.Octets;
import java.util.List;
import java.util.Locale;

/**
 * A chain as text: elements with dots between them and none behind the last; a chain without
 * elements is a dot. A dot or backslash inside of an element has a backslash before it, octets that
 * are no visible ASCII are a backslash and three decimal digits.
 */
public final class ChainText {
  private ChainText() {}

  public static String of(List<Octets> elements) {
    StringBuilder text = new StringBuilder();
    for (Octets element : elements) {
      if (text.length() > 0) {
        text.append('.');
      }
      for (int i = 0; i < element.length(); i++) {
        append(text, element.at(i));
      }
    }
    return text.length() == 0 ? "." : text.toString();
  }

  private static void append(StringBuilder text, int octet) {
    if (octet == '.' || octet == '\\') {
      text.append('\\').append((char) octet);
    } else if (octet <= ' ' || octet > '~') {
      text.append(String.format(Locale.ROOT, "\\%03d", octet));
    } else {
      text.append((char) octet);
    }
  }
}
