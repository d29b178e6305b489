// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http.suites;

import java.util.List;

/**
 * One message as somebody read it; octets are characters of Latin-1.
 *
 * @param first the method, or the status
 * @param second the target, or the reason phrase
 * @param fields names and values, in order
 * @param body decoded, or null where a suite does not tell
 */
record Message(String first, String second, int minor, List<Field> fields, String body) {
  /** A field line; the value without the blanks around it. */
  record Field(String name, String value) {}
}
