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

  /**
   * An unsigned integer that takes more octets the larger it is; always written in the fewest.
   *
   * <p>Read in this order, all reported at the first octet: SHORT, LIMIT (a {@link VarUint} that
   * goes on behind its largest size), VALUE (an {@link Escape} whose base or number no form has),
   * NOT_MINIMAL.
   */
  sealed interface Elastic extends IrType {
    /** The fixed-size integer that holds its values. */
    Int value();

    /** Whether more octets than needed are an error. */
    boolean minimal();

    /** Bits of its shortest form. */
    int minBits();

    /** Bits of its longest form. */
    int maxBits();

    /** The largest value that can be written. */
    long largest();
  }

  /** Groups of seven bits, the top bit of an octet says that another follows. */
  record VarUint(boolean littleEndian, int maxOctets, boolean minimal) implements Elastic {
    @Override
    public Int value() {
      return new Int(7 * maxOctets, false, false);
    }

    @Override
    public int minBits() {
      return 8;
    }

    @Override
    public int maxBits() {
      return 8 * maxOctets;
    }

    @Override
    public long largest() {
      return (1L << 7 * maxOctets) - 1;
    }
  }

  /**
   * A base of at most eight bits, the last of an octet, of which some values say that a longer
   * number follows; the forms go from short to long.
   */
  record Escape(Int base, List<Form> forms, boolean minimal) implements Elastic {
    public Escape {
      forms = List.copyOf(forms);
    }

    @Override
    public Int value() {
      return new Int(Long.SIZE - Long.numberOfLeadingZeros(largest()), false, false);
    }

    @Override
    public int minBits() {
      return base.bits();
    }

    @Override
    public int maxBits() {
      return base.bits() + forms.get(forms.size() - 1).octets() * 8;
    }

    @Override
    public long largest() {
      return forms.get(forms.size() - 1).largest();
    }
  }

  /**
   * A longer form.
   *
   * @param marker the base value that announces it
   * @param bits of the number; on the wire it is whole octets, big endian
   * @param add what is added to the number
   */
  record Form(long marker, int bits, long add) {
    public int octets() {
      return (bits + 7) / 8;
    }

    public long largest() {
      return (1L << bits) - 1 + add;
    }
  }

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

    /**
     * To the first element for which a condition holds, that one included. Only of lists of
     * structs; the condition sees the fields of the element, as {@link IrExpr.Member} of the list.
     */
    record Until(IrExpr end) implements Extent {}
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
