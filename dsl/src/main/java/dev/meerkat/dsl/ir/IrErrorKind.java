// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ir;

import java.util.Optional;

/** The errors that every reader knows without a declaration; numbers as in the core's Codec. */
public enum IrErrorKind {
  /** The field does not fit what is left of its scope. */
  SHORT(1),
  /** A length field claims more than there is, or less than was read already. */
  LENGTH(2),
  /** A constant has another value. */
  CONST(3),
  /** A constraint without a name of its own failed. */
  VALUE(4),
  /** A closed enumeration does not have this value. */
  ENUM(5),
  /** Bytes are left over in a scope that must be consumed. */
  TRAILING(6),
  /** A checksum does not match. */
  CHECKSUM(7),
  /** A limit was exceeded. */
  LIMIT(8),
  /** Something that may stand once stands twice. */
  DUPLICATE(9),
  /** An element that is not allowed in this place. */
  NOT_ALLOWED(10),
  /** Padding has a value that it must not have. */
  PAD(11),
  /** An octet outside the character set. */
  CHARSET(12),
  /** No digit where one must stand. */
  DIGITS(13),
  /** A literal is not what stands there. */
  LITERAL(14),
  /** A number of variable width that takes more octets than it needs. */
  NOT_MINIMAL(15),
  /** A jump that does not go backward. */
  LOOP(16);

  private final int number;

  IrErrorKind(int number) {
    this.number = number;
  }

  /** The kind in an error code. */
  public int number() {
    return number;
  }

  /** The kind of a name such as {@code SHORT}. */
  public static Optional<IrErrorKind> named(String name) {
    for (IrErrorKind kind : values()) {
      if (kind.name().equals(name)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
