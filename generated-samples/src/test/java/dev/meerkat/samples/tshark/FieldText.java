// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;

/** Brings the values of one field, ours and tshark's, into one form that can be compared. */
record FieldText(IrField field) {
  /** What tshark calls the name without labels. */
  private static final String ROOT = "<Root>";

  String ours(JsonNode value) {
    if (value.isObject()) {
      return Long.toString(value.get("value").longValue());
    } else if (value.isNumber()) {
      return Long.toString(TsharkNames.converted(field, value.longValue()));
    }
    return field.type() instanceof IrType.ChainOf ? DnsText.plain(value.asText()) : value.asText();
  }

  /** An address as tshark shows it, other octets in hex digits, flags cut to our width. */
  String theirs(PdmlNode node) {
    IrType type = field.type();
    if (type instanceof IrType.Bytes octets) {
      return octets.encoding() == IrType.Encoding.BYTES && field.format() == null
          ? node.value()
          : node.show();
    } else if (type instanceof IrType.ChainOf) {
      return node.show().equals(ROOT) ? "." : node.show();
    } else if (type instanceof IrType.FlagsOf flags) {
      return Long.toString(node.number() & (1L << flags.wire().bits()) - 1);
    }
    if (type instanceof IrType.Int number && number.signed()) {
      int unused = Long.SIZE - number.bits();
      return Long.toString(node.number() << unused >> unused);
    }
    return node.isNumber() ? Long.toString(node.number()) : node.text();
  }
}
