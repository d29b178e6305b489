// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ir;

import java.util.List;

/** What stands in a field. */
public sealed interface IrType {

  /** An unsigned or two's-complement integer of 1 to 64 bits. */
  record Int(int bits, boolean signed, boolean littleEndian) implements IrType {}

  /** An integer whose values have names. */
  record EnumOf(String enumName, Int wire) implements IrType {}

  /** An integer whose bits have names. */
  record FlagsOf(String flagsName, Int wire) implements IrType {}

  /** A run of octets. */
  record Bytes(Encoding encoding, Extent extent) implements IrType {}

  /**
   * Another struct or message, validated as part of this one unless it is a message in a switch.
   */
  record StructOf(String structName, List<IrExpr> arguments) implements IrType {
    public StructOf {
      arguments = List.copyOf(arguments);
    }
  }

  /** A run of elements: scalars, bytes, structs. */
  record ListOf(IrType element, Extent extent) implements IrType {}

  /** A run of tagged elements, to the end of the scope or to a case that stops it. */
  record TlvOf(String tlvName, List<IrExpr> arguments) implements IrType {
    public TlvOf {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * A chain of elements.
   *
   * @param origin where jumps count from: {@link IrExpr.Start} or a parameter of type {@link
   *     Origin}; null for a chain without jumps
   */
  record ChainOf(String chainName, IrExpr origin) implements IrType {}

  /**
   * Where the outermost message begins, as an index in the array: the type of the last parameter of
   * each struct that holds a chain with jumps, itself or in a part. It has no place on the wire and
   * nobody writes it in a description.
   */
  record Origin() implements IrType {}

  /** One of several types by the value of an expression. */
  record Switch(IrExpr on, List<Case> cases) implements IrType {
    public Switch {
      cases = List.copyOf(cases);
    }
  }

  /** A partial checksum handed in from outside: the type of a pseudo-header parameter. */
  record PartialSum(String algorithm) implements IrType {}

  /** How octets are to be read by a person. */
  enum Encoding {
    BYTES,
    ASCII,
    UTF8
  }

  /** How far a run goes. Of bytes it counts octets, of lists elements. */
  sealed interface Extent {
    record Fixed(long count) implements Extent {}

    record Computed(IrExpr count) implements Extent {}

    /** To the end of the enclosing scope. */
    record Rest() implements Extent {}
  }

  /**
   * A case of a switch.
   *
   * @param name Java-able label, unique in the switch: the type's name for messages and structs,
   *     the enum item's name otherwise, {@code default} for the default case
   * @param values the values that choose it; empty for the default case
   * @param type what then stands there, or null when the case is an error
   * @param error the error name when the case rejects, else null
   */
  record Case(String name, List<Long> values, IrType type, String error, IrSpan span) {
    public Case {
      values = List.copyOf(values);
    }

    public boolean isDefault() {
      return values.isEmpty();
    }
  }
}
