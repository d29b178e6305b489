// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * A protocol or field as tshark shows it.
 *
 * @param show the value in words or numbers, "" if there is none
 * @param value the octets as hex digits, "" if there are none
 * @param position offset in the packet
 * @param isHidden whether people see it only if they ask for it
 */
record PdmlNode(
    boolean isProtocol,
    String name,
    String show,
    String value,
    int position,
    int size,
    boolean isHidden,
    List<PdmlNode> children) {
  private static final int HEX = 16;

  PdmlNode(
      boolean isProtocol,
      String name,
      String show,
      String value,
      int position,
      int size,
      boolean isHidden) {
    this(isProtocol, name, show, value, position, size, isHidden, new ArrayList<>());
  }

  /** The same under another name. */
  PdmlNode renamed(String other) {
    return new PdmlNode(isProtocol, other, show, value, position, size, isHidden, children);
  }

  /** The same with other children. */
  PdmlNode with(List<PdmlNode> others) {
    return new PdmlNode(isProtocol, name, show, value, position, size, isHidden, others);
  }

  /** A packet of these protocols. */
  static PdmlNode packet(List<PdmlNode> protocols) {
    return new PdmlNode(true, "packet", "", "", 0, 0, false, protocols);
  }

  /** The first field below this one with the name, not looking into protocols inside. */
  Optional<PdmlNode> find(String wanted) {
    return all(wanted).stream().findFirst();
  }

  /** All fields below this one with the name, not looking into protocols inside. */
  List<PdmlNode> all(String wanted) {
    List<PdmlNode> found = new ArrayList<>();
    walk(
        node -> {
          if (node.name.equals(wanted)) {
            found.add(node);
          }
        });
    return found;
  }

  /** Visits all fields below this one in order, not those of protocols inside. */
  void walk(Consumer<PdmlNode> visitor) {
    for (PdmlNode child : children) {
      if (!child.isProtocol) {
        visitor.accept(child);
        child.walk(visitor);
      }
    }
  }

  /**
   * The number that {@link #show} says, in whatever base; the octets where it says something else.
   */
  long number() {
    return switch (show) {
      case "True" -> 1;
      case "False" -> 0;
      default ->
          show.matches("-?(0x[0-9a-fA-F]{1,15}|\\d{1,18})")
              ? Long.decode(show)
              : Long.parseUnsignedLong(value, HEX);
    };
  }

  /** Whether {@link #number} has an answer. */
  boolean isNumber() {
    return show.matches("True|False|-?(0x[0-9a-fA-F]{1,15}|\\d{1,18})")
        || value.matches("[0-9a-fA-F]{1,16}");
  }

  /** The octet at an offset in the packet, by the first field below this one that shows it. */
  OptionalInt octet(int offset) {
    int[] found = {-1};
    walk(
        node -> {
          boolean isShown = node.value.length() == 2 * node.size;
          int at = offset - node.position;
          if (found[0] < 0 && isShown && at >= 0 && at < node.size) {
            found[0] = Integer.parseInt(node.value.substring(2 * at, 2 * at + 2), 16);
          }
        });
    return found[0] < 0 ? OptionalInt.empty() : OptionalInt.of(found[0]);
  }

  /** What it says, for a person. */
  String text() {
    return show.isEmpty() ? value : show;
  }

  @Override
  public String toString() {
    return name + "=" + text();
  }
}
