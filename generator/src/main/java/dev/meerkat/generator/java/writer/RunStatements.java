// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.plan.BitStructs;
import dev.meerkat.generator.plan.JavaTypes;
import dev.meerkat.generator.plan.writer.Place;
import dev.meerkat.generator.plan.writer.Run;
import dev.meerkat.generator.plan.writer.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Statements that put the numbers of a run into the buffer, each byte once.
 *
 * <p>Fields that share bytes are composed into one number first, and so are neighbours that fill a
 * word: one store, with one check of the bounds, which a checksum over words then reads without
 * waiting for several.
 */
final class RunStatements {
  private final Function<Place, CodeBlock> index;
  private final Function<IrField, JavaValue> wireValue;

  /**
   * @param index a place as an index in the buffer
   * @param wireValue the number on the wire of a field
   */
  RunStatements(Function<Place, CodeBlock> index, Function<IrField, JavaValue> wireValue) {
    this.index = index;
    this.wireValue = wireValue;
  }

  /** Emits {@code Bytes.putU16(buffer, offset + 2, targetPort);} and its like. */
  CodeBlock put(Run run) {
    List<List<Slot>> groups = groups(run);
    CodeBlock.Builder statements = CodeBlock.builder();
    for (int i = 0; i < groups.size(); ) {
      int behind = endOfWord(groups, i);
      statements.add(put(run, groups.subList(i, behind).stream().flatMap(List::stream).toList()));
      i = behind;
    }
    return statements.build();
  }

  /** The numbers of a run by the octets that they share. */
  private static List<List<Slot>> groups(Run run) {
    List<List<Slot>> groups = new ArrayList<>();
    List<Slot> group = new ArrayList<>();
    for (Slot slot : run.slots()) {
      if (JavaTypes.isScalar(slot.field().type()) || BitStructs.is(slot.field())) {
        group.add(slot);
        if (slot.end() % 8 == 0) {
          groups.add(group);
          group = new ArrayList<>();
        }
      }
    }
    if (!group.isEmpty()) {
      groups.add(group);
    }
    return groups;
  }

  /** Behind the last of the groups that make the longest word together with the first. */
  private static int endOfWord(List<List<Slot>> groups, int first) {
    int start = groups.get(first).get(0).bit();
    int behind = first + 1;
    for (int i = first; i < groups.size(); i++) {
      List<Slot> group = groups.get(i);
      int bits = end(group) - start;
      boolean isNext = i == first || group.get(0).bit() == end(groups.get(i - 1));
      if (!isNext || bits > Long.SIZE || group.stream().anyMatch(RunStatements::isLittle)) {
        break;
      }
      behind = bits >= Byte.SIZE && Integer.bitCount(bits) == 1 ? i + 1 : behind;
    }
    return behind;
  }

  private static int end(List<Slot> group) {
    return group.get(group.size() - 1).end();
  }

  private static boolean isLittle(Slot slot) {
    IrType.Int wire = JavaTypes.wire(slot.field().type());
    return wire != null && wire.littleEndian() && slot.bits() > Byte.SIZE;
  }

  /** The bits of slots that share octets, as one number; a last octet is filled up with zeros. */
  ComposedBits composed(List<Slot> group, int bits) {
    List<ComposedBits.Term> terms = new ArrayList<>();
    for (Slot slot : group) {
      IrType.Int wire = JavaTypes.wire(slot.field().type());
      boolean isSigned = wire != null && wire.signed();
      terms.add(
          new ComposedBits.Term(
              wireValue.apply(slot.field()),
              slot.bit() - group.get(0).bit(),
              slot.bits(),
              isSigned));
    }
    return new ComposedBits(terms, bits);
  }

  private CodeBlock put(Run run, List<Slot> group) {
    int first = group.get(0).bit();
    int bits = (group.get(group.size() - 1).end() - first + 7) / 8 * 8;
    Place place = run.start().plus(first / 8);
    if (group.size() == 1 && group.get(0).bits() == bits) {
      Slot only = group.get(0);
      JavaValue value = wireValue.apply(only.field());
      boolean isLittle = JavaTypes.wire(only.field().type()).littleEndian();
      return Puts.put(index.apply(place), bits / 8, isLittle, value);
    }
    ComposedBits composed = composed(group, bits);
    if (bits <= Long.SIZE) {
      return Puts.put(index.apply(place), bits / 8, false, composed.whole());
    }
    CodeBlock.Builder bytes = CodeBlock.builder();
    for (int i = 0; i < bits / 8; i++) {
      bytes.add(Puts.put(index.apply(place.plus(i)), 1, false, composed.octet(i)));
    }
    return bytes.build();
  }
}
