// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ir;

import java.util.List;

/**
 * One field.
 *
 * @param id from 1 in declaration order, regions flattened
 * @param name null for a reserved field ({@code _})
 * @param type what stands inside the field's scope
 * @param position where the field starts
 * @param scope what bounds the field, if anything does beside the enclosing scope
 * @param constant the value that must stand here, or null
 * @param derived what the writer computes the field from, or null
 * @param constraints {@code where} and {@code should} in source order
 * @param condition presence, or null when the field is always there
 * @param pad alignment padding behind the field, or null
 * @param min least number of elements (lists) or bytes (bytes), 0 when not given
 * @param max largest number, resolved from {@code max}, {@code default max} or the scope's width
 * @param unit factor from the wire value to the field's value, 1 when not given
 * @param format name of a text format ({@code ipv4}, {@code mac}), or null
 * @param stream whether the payload may be handed on in pieces before it is whole; such a field is
 *     the last one, plain bytes without constraints
 * @param mask id of the field with the octets that the content is xored with ({@code xor}), or 0
 * @param sizeBits how much the field can take up, in bits, its prefix included
 */
public record IrField(
    int id,
    String name,
    String doc,
    IrSpan span,
    List<IrAnnotation> annotations,
    IrType type,
    Position position,
    Scope scope,
    Constant constant,
    Derived derived,
    List<Constraint> constraints,
    IrExpr condition,
    Pad pad,
    List<String> allowed,
    long min,
    long max,
    long unit,
    String format,
    boolean secret,
    boolean opaque,
    boolean stream,
    int mask,
    Interval sizeBits)
    implements IrItem {

  public IrField {
    annotations = List.copyOf(annotations);
    constraints = List.copyOf(constraints);
    allowed = List.copyOf(allowed);
  }

  public boolean isFixedSize() {
    return sizeBits.isConstant() && condition == null && !(type instanceof IrType.Elastic);
  }

  /**
   * Where something starts.
   *
   * @param anchor id of the last field before it whose end is known only at run time, 0 for the
   *     start of the struct
   * @param bits distance from the anchor's end, or from the start
   */
  public record Position(int anchor, int bits) {}

  /** What bounds a field. */
  public sealed interface Scope {
    /** Nothing of its own: a fixed-size type, or the rest of the enclosing scope. */
    record Open() implements Scope {}

    /** The field with this id measures it with {@code sizes}. */
    record SizedBy(int fieldId) implements Scope {}

    /**
     * A length in front, counting bytes; part of the field.
     *
     * @param prefix an {@link IrType.Int} or {@link IrType.Elastic} of whole octets
     */
    record Prefixed(IrType prefix) implements Scope {
      /** The integer that holds the length. */
      public IrType.Int wire() {
        return prefix instanceof IrType.Elastic elastic ? elastic.value() : (IrType.Int) prefix;
      }

      /** Whether the prefix itself has no fixed size. */
      public boolean isElastic() {
        return prefix instanceof IrType.Elastic;
      }

      /** The fewest octets of the prefix. */
      public int octets() {
        return (prefix instanceof IrType.Elastic elastic ? elastic.minBits() : wire().bits()) / 8;
      }

      /** The most octets of the prefix. */
      public int mostOctets() {
        return (prefix instanceof IrType.Elastic elastic ? elastic.maxBits() : wire().bits()) / 8;
      }
    }
  }

  /**
   * A value that must stand on the wire.
   *
   * <p>{@code finding} is the bit in findings of a {@code should}, -1 when a difference is an
   * error.
   */
  public sealed interface Constant {
    /** {@code should}: a difference is a finding instead of an error. */
    boolean should();

    /** Bit number in findings, -1 unless {@code should}. */
    int finding();

    record Number(long value, boolean should, int finding) implements Constant {}

    record Text(Octets value, boolean should, int finding) implements Constant {}
  }

  /** What a derived field is computed from when written. */
  public sealed interface Derived {
    /** bytes of the target = value * multiply / divide + add. */
    record Sizes(Target target, long multiply, long divide, long add) implements Derived {}

    record Counts(int fieldId) implements Derived {}

    record Tags(int fieldId) implements Derived {}

    record Presents(List<Integer> fieldIds) implements Derived {
      public Presents {
        fieldIds = List.copyOf(fieldIds);
      }
    }

    /**
     * A checksum over its arguments, the field itself taken as zero.
     *
     * @param algorithm {@link IrChecksum#INET16}, or the name of the function
     * @param function what computes it over octets, null for {@link IrChecksum#INET16}
     * @param zeroAs value sent in place of a computed zero, or -1
     * @param optional a zero on the wire means not computed
     * @param finding bit number in findings that a mismatch sets under the policy NOTE
     */
    record Checks(
        String algorithm,
        IrChecksum function,
        List<Covered> covered,
        long zeroAs,
        boolean optional,
        int finding)
        implements Derived {
      public Checks {
        covered = List.copyOf(covered);
      }
    }
  }

  /** What a checksum runs over. */
  public sealed interface Covered {
    record Span(Target target) implements Covered {}

    /** A parameter of type {@link IrType.PartialSum}. */
    record Param(int index) implements Covered {}

    /** A let that constructs a struct. */
    record Let(int id) implements Covered {}
  }

  /** A run of bytes that has a name. */
  public sealed interface Target {
    record Message() implements Target {}

    record Region(String name) implements Target {}

    record Field(int id) implements Target {}

    /** The whole element of a TLV: tag, length and value. */
    record Element() implements Target {}

    /** The value of a TLV alone. */
    record Value() implements Target {}
  }

  /**
   * A condition on the field's value.
   *
   * <p>Findings of a struct are numbered from 0 in declaration order, over {@code should}
   * constants, {@code should} constraints and {@code checks} alike.
   *
   * @param should true: a finding, numbered by {@code finding}; false: an error
   * @param error a declared name, or null for VALUE
   * @param finding bit number in findings, -1 for {@code where}
   */
  public record Constraint(
      IrExpr condition, boolean should, String error, int finding, IrSpan span) {}

  /** Fill bytes up to a multiple of {@code to} bytes from the start of the enclosing scope. */
  public record Pad(int octet, int to) {}
}
