// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrErrorKind;
import dev.meerkat.dsl.ir.IrField;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Verifies the checksums of one struct, each as soon as what it covers is complete. */
final class Checksums {
  private static final int ALL_ONES = 0xFFFF;

  private final Frame frame;
  private final List<IrField> pending = new ArrayList<>();

  Checksums(Frame frame) {
    this.frame = frame;
  }

  void add(IrField field) {
    pending.add(field);
  }

  /** Verifies what can be verified by now. */
  void verify() throws ReadFailure {
    for (IrField field : List.copyOf(pending)) {
      IrField.Derived.Checks checks = (IrField.Derived.Checks) field.derived();
      if (isComplete(checks)) {
        pending.remove(field);
        judge(field, verdict(field, checks));
      }
    }
  }

  private boolean isComplete(IrField.Derived.Checks checks) {
    Ranges ranges = new Ranges(frame);
    return checks.covered().stream()
        .allMatch(c -> !(c instanceof IrField.Covered.Span s) || ranges.isComplete(s.target()));
  }

  private void judge(IrField field, Verdict verdict) throws ReadFailure {
    frame.put(field.id(), verdict);
    if (verdict != Verdict.WRONG) {
      return;
    }
    if (frame.source().options().checksums() == ChecksumPolicy.FAIL) {
      throw ReadFailure.of(IrErrorKind.CHECKSUM, frame.offsetOf(field.id()), field.id());
    }
    frame.find(((IrField.Derived.Checks) field.derived()).finding());
  }

  private Verdict verdict(IrField field, IrField.Derived.Checks checks) {
    boolean absent = !(frame.value(field.id()) instanceof Value.Number);
    if (absent || frame.source().options().checksums() == ChecksumPolicy.SKIP) {
      return Verdict.UNVERIFIED;
    }
    long onWire = ((Value.Number) frame.value(field.id())).value();
    if (checks.optional() && onWire == 0) {
      return Verdict.UNVERIFIED;
    }
    if (checks.function() != null) {
      if (!frame.source().options().externs().knows(checks.function())) {
        return Verdict.UNVERIFIED;
      }
      return onWire == ofOctets(field, checks) ? Verdict.RIGHT : Verdict.WRONG;
    }
    long sum = sum(checks);
    if (sum < 0) {
      return Verdict.UNVERIFIED;
    }
    sum += isInside(field, checks) ? 0 : onWire;
    return PartialSum.fold(sum) == ALL_ONES ? Verdict.RIGHT : Verdict.WRONG;
  }

  /** What should be on the wire: over all octets in turn, those of the field itself as zeros. */
  long ofOctets(IrField field, IrField.Derived.Checks checks) {
    byte[] bytes = frame.source().bytes().clone();
    int at = frame.offsetOf(field.id());
    int width = (int) field.sizeBits().max() / 8;
    Arrays.fill(bytes, at, at + width, (byte) 0);
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    for (IrField.Covered covered : checks.covered()) {
      Value.Bytes range = new Ranges(frame).of(((IrField.Covered.Span) covered).target());
      octets.write(bytes, range.offset(), range.length());
    }
    long result =
        frame.source().options().externs().checksum(checks.function(), octets.toByteArray());
    return result == 0 && checks.zeroAs() >= 0 ? checks.zeroAs() : result;
  }

  /** Whether the field stands in what it is the checksum of: then the sum has it already. */
  private boolean isInside(IrField field, IrField.Derived.Checks checks) {
    int at = frame.offsetOf(field.id());
    for (IrField.Covered covered : checks.covered()) {
      if (covered instanceof IrField.Covered.Span span) {
        Value.Bytes range = new Ranges(frame).of(span.target());
        if (range.offset() <= at && at < range.offset() + range.length()) {
          return true;
        }
      }
    }
    return false;
  }

  /** The sum of all that is covered, or a number below 0 when a part of it is not known. */
  long sum(IrField.Derived.Checks checks) {
    long sum = 0;
    for (IrField.Covered covered : checks.covered()) {
      long part = sum(covered);
      if (part < 0) {
        return part;
      }
      sum += part;
    }
    return sum;
  }

  private long sum(IrField.Covered covered) {
    if (covered instanceof IrField.Covered.Span span) {
      Value.Bytes range = new Ranges(frame).of(span.target());
      return PartialSum.of(frame.source().bytes(), range.offset(), range.length());
    }
    if (covered instanceof IrField.Covered.Let let) {
      return new Constructs(frame).sum(let.id());
    }
    return new StructNames(frame).param(((IrField.Covered.Param) covered).index());
  }
}
