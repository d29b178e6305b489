// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;

/** Brings the values of one field, ours and tshark's, into one form that can be compared. */
record FieldText(IrField field) {

  String ours(JsonNode value) {
    if (value.isObject()) {
      return Long.toString(value.get("value").longValue());
    } else if (value.isNumber()) {
      return Long.toString(TsharkNames.converted(field, value.longValue()));
    }
    return value.asText();
  }

  /** An address as tshark shows it, other octets in hex digits, flags cut to our width. */
  String theirs(PdmlNode node) {
    IrType type = field.type();
    if (type instanceof IrType.Bytes) {
      return field.format() == null ? node.value() : node.show();
    } else if (type instanceof IrType.FlagsOf flags) {
      return Long.toString(node.number() & (1L << flags.wire().bits()) - 1);
    }
    if (type instanceof IrType.Int number && number.signed()) {
      int unused = Long.SIZE - number.bits();
      return Long.toString(node.number() << unused >> unused);
    }
    return Long.toString(node.number());
  }
}
