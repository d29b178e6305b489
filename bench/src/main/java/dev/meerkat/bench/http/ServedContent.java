// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.http;

/** What every server answers. */
final class ServedContent {
  /** A JSON answer of the size that a small API has. */
  static final String TIME = "{\"time\":\"2026-01-31T12:00:00Z\",\"epochMillis\":1769860800000}\n";

  private ServedContent() {}
}
