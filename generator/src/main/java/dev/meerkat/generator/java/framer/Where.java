// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.framer;

/**
 * A place in the message: some bits behind its start, or behind the variable {@code position}.
 *
 * @param isMoved whether the variable counts
 */
record Where(boolean isMoved, long bits) {
  static final Where START = new Where(false, 0);

  /** Where the variable {@code position} stands. */
  static final Where POSITION = new Where(true, 0);

  Where plus(long more) {
    return new Where(isMoved, bits + more);
  }

  /** The octets in front of it, one that is begun included: {@code 5}, {@code position + 2}. */
  String octets() {
    return expression((bits + 7) / 8);
  }

  /** The octet that it stands in, from the start of the message. */
  String octet() {
    return expression(bits / 8);
  }

  /** The octet that it stands in, in the buffer: {@code offset + position + 2}. */
  String index() {
    String octet = octet();
    return octet.equals("0") ? "offset" : "offset + " + octet;
  }

  private String expression(long octets) {
    if (!isMoved) {
      return Long.toString(octets);
    }
    return octets == 0 ? "position" : "position + " + octets;
  }

  /** {@code a - (position + 2)}, {@code a - 5}; {@code a} alone for zero. */
  static String minus(String from, String place) {
    if (place.equals("0")) {
      return from;
    }
    return from + " - " + (place.contains(" ") ? "(" + place + ")" : place);
  }
}
