// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.resolve.Symbol;

/** What a name stands for inside a message, struct, tlv or text. */
sealed interface Meaning {

  /** A field or a named step of a text; filled in as far as it was lowered. */
  final class Field implements Meaning {
    final int id;
    final String name;

    /** False until it is lowered: then it is a mistake to use its value. */
    boolean isRead;

    /** Null when it is unknown, or a step of a text. */
    IrType type;

    /** Its values when it is numeric, else null. */
    Interval range;

    Symbol enumeration;
    Symbol flags;
    boolean isConditional;
    boolean isChecksum;

    /** Bytes it can measure; null until known. */
    Interval bytes;

    /** The field that sizes it, or null. */
    Field sizedBy;

    /** What {@code sizes} says of it when it is a size, in bytes of its target; else null. */
    Interval targetBytes;

    /** Whether it is written to run to the end of its scope. */
    boolean takesRest;

    /** The list of a text, with its number of rows, when it is one. */
    boolean isLines;

    Field(int id, String name) {
      this.id = id;
      this.name = name;
    }
  }

  record Param(int index, IrParam param, Symbol enumeration, Symbol struct) implements Meaning {}

  /**
   * The element at hand of a list, in {@code until}.
   *
   * @param list id of the list
   * @param whole its value when it is a number, else null
   */
  record Element(int list, IrType.StructOf type, Typed whole) implements Meaning {}

  record Let(IrItem.Let let, Symbol enumeration) implements Meaning {}

  record Region(String name, Measured measured) implements Meaning {}

  record Index(IrText.Index index) implements Meaning {}

  /** Reported already. */
  record Broken() implements Meaning {}

  /** The size of a region, known when it was lowered. */
  final class Measured {
    Interval bytes;
  }
}
