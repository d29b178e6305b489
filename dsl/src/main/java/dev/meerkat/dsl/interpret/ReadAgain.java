// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrOccurrences;
import dev.meerkat.dsl.ir.IrStruct;
import java.util.List;

/** Whether what was written says to a reader what was given to the writer. */
final class ReadAgain {
  private final byte[] bytes;

  ReadAgain(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Fails with CASE, MISSING or RANGE at the first field that was read as something else. */
  void compare(Content.Struct given, Value.Struct read) throws WriteFailure {
    for (IrField field : read.type().fields()) {
      boolean isGiven = field.name() != null && field.constant() == null && field.derived() == null;
      if (isGiven) {
        try {
          field(field, onWire(field, given, read), read.field(field.id()), read.type());
        } catch (WriteFailure failure) {
          throw new WriteFailure(failure.kindName(), field.id());
        }
      }
    }
  }

  /** What was given, masked as it stands on the wire. */
  private Content onWire(IrField field, Content.Struct given, Value.Struct read) {
    Content content = given.fields().get(field.name());
    return field.mask() != 0 && content instanceof Content.Bytes run
        ? Masks.unmasked(run, read.field(field.mask()), bytes)
        : content;
  }

  private void field(IrField field, Content given, Value read, IrStruct struct)
      throws WriteFailure {
    if (read instanceof Value.Absent) {
      require(given == null, "CASE");
    } else if (given != null) {
      value(given, read);
    } else {
      boolean isLate =
          field.condition() != null && new IrOccurrences(struct).isLate(field.condition(), field);
      require(Content.empty(field) != null && read.length() == 0 && !isLate, "MISSING");
      // elements without octets are elements too
      require(!(read instanceof Value.Elements list) || list.values().isEmpty(), "RANGE");
    }
  }

  private void value(Content given, Value read) throws WriteFailure {
    if (given instanceof Content.Number number && read instanceof Value.Number found) {
      require(number.value() == found.value(), "RANGE");
    } else if (given instanceof Content.Bytes run) {
      bytes(run, read);
    } else if (given instanceof Content.Struct struct && read instanceof Value.Struct found) {
      compare(struct, found);
    } else if (given instanceof Content.Elements list && read instanceof Value.Elements found) {
      require(list.values().size() == found.values().size(), "RANGE");
      for (int i = 0; i < list.values().size(); i++) {
        value(list.values().get(i), found.values().get(i));
      }
    } else if (given instanceof Content.Tlv run && read instanceof Value.Tlv found) {
      elements(run, found);
    } else if (given instanceof Content.Case chosen && read instanceof Value.Case found) {
      require(chosen.name().equals(found.name()), "CASE");
      if (found.value() != null) {
        value(chosen.value(), found.value());
      } else if (chosen.value() instanceof Content.Bytes message) {
        bytes(message, found);
      }
    }
  }

  private void bytes(Content.Bytes run, Value found) throws WriteFailure {
    require(run.octets().length() == found.length(), "RANGE");
    for (int i = 0; i < found.length(); i++) {
      require(run.octets().at(i) == (bytes[found.offset() + i] & 0xFF), "RANGE");
    }
  }

  /** Elements that are the tag alone are not in what was read. */
  private void elements(Content.Tlv run, Value.Tlv found) throws WriteFailure {
    List<Content.Element> given = run.elements().stream().filter(e -> e.body() != null).toList();
    require(given.size() == found.elements().size(), "ORDER");
    for (int i = 0; i < given.size(); i++) {
      Value.Element element = found.elements().get(i);
      require(given.get(i).name().equals(element.type().name()), "CASE");
      compare(given.get(i).body(), element.body());
    }
  }

  private static void require(boolean condition, String kind) throws WriteFailure {
    if (!condition) {
      throw new WriteFailure(kind, 0);
    }
  }
}
