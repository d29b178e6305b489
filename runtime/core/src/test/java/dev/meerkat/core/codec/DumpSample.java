// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

import java.nio.charset.StandardCharsets;

/** A message with one of everything, told as a generated dump would. */
final class DumpSample {
  private static final byte[] BUFFER =
      "\n\0\0\1GET \"x\"\n\\\u00e9abcd".getBytes(StandardCharsets.ISO_8859_1);

  private DumpSample() {}

  static void tell(FieldVisitor v) {
    v.beginMessage("Sample", BUFFER, 0, BUFFER.length);
    v.beginRegion("header", 0, 8);
    v.number("protocol", 0, 8, 6, "TCP");
    v.number("unknown", 8, 8, 99, null);
    v.number("large", 0, 64, -1, null);
    v.signed("below", 0, 8, -5);
    v.beginFlags("flags", 16, 8, 0x12);
    v.flag("SYN", 22, true);
    v.flag("FIN", 23, false);
    v.flagBits("qos", 20, 2, 2);
    v.endFlags();
    v.number("checksum", 0, 16, 0x1234, null);
    v.verdict("checksum", "ok", false);
    v.endRegion();
    v.bytes("source", FieldFormat.IPV4, BUFFER, 0, 4);
    v.bytes("text", FieldFormat.ASCII, BUFFER, 4, 10);
    v.bytes("rest", FieldFormat.HEX, BUFFER, 14, 4);
    v.secret("password", 0, 4);
    v.beginList("options", 0, 4);
    v.beginCase("kind", 0, 8, 2, "MSS", 0, 4);
    v.number("mss", 16, 16, 1460, null);
    v.endCase();
    v.beginCase("kind", 32, 8, 200, null, 4, 2);
    v.bytes("data", FieldFormat.HEX, BUFFER, 0, 0);
    v.endCase();
    v.endList();
    v.beginList("groups", 0, 4);
    v.number(null, 0, 16, 29, "x25519");
    v.number(null, 16, 16, 23, null);
    v.endList();
    v.beginList("blocks", 0, 0);
    v.endList();
    v.beginStruct("inner", "Inner", 0, 4);
    v.beginStruct("nested", "Nested", 0, 4);
    v.endStruct();
    v.endStruct();
    v.finding("reserved");
    v.finding("window");
    v.endMessage();
  }
}
