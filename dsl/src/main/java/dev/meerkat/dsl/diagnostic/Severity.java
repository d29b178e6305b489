// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.diagnostic;

/** How bad it is. Only an error keeps code from being generated. */
public enum Severity {
  ERROR,
  WARNING,
  NOTE;

  /** The word in messages: {@code error}. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
