// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonDumpTest {
  private final StringBuilder out = new StringBuilder();
  private final JsonDump json = new JsonDump(out);

  @Test
  void messageWithEverything_dumped_isOneJsonObject() {
    DumpSample.tell(json);

    String expected =
        """
        {"protocol":6,"protocol_name":"TCP","unknown":99,"large":18446744073709551615,"below":-5,
        "flags":{"value":18,"SYN":true,"FIN":false,"qos":2},"checksum":4660,"checksum_ok":false,
        "source":"10.0.0.1","text":"GET \\"x\\"\\n\\\\\\u00e9","rest":"61626364",
        "password":"(redacted)",
        "options":[{"kind":2,"name":"MSS","mss":1460},{"kind":200,"data":""}],
        "groups":[29,23],"blocks":[],"inner":{"nested":{}},"findings":["reserved","window"]}"""
            .replace("\n", "");
    assertEquals(expected, out.toString());
  }

  @Test
  void twoMessages_dumped_areTwoObjects() {
    json.beginMessage("A", new byte[0], 0, 0);
    json.endMessage();
    json.beginMessage("B", new byte[0], 0, 0);
    json.number("x", 0, 8, 1, null);
    json.endMessage();

    assertEquals("{}{\"x\":1}", out.toString());
  }

  @Test
  void layers_dumpedAsMembers_standUnderTheirNames() {
    json.beginObject(null);
    json.number("number", 0, 0, 1, null);
    json.member("ethernet").beginMessage("Ethernet", new byte[0], 0, 0);
    json.endMessage();
    json.text("note", "a\"b\u0001\u20ac");
    json.endObject();

    assertEquals("{\"number\":1,\"ethernet\":{},\"note\":\"a\\\"b\\u0001\u20ac\"}", out.toString());
  }

  @Test
  void decimal_dumped_hasNineDigitsBehindThePoint() {
    json.beginObject(null);
    json.decimal("time", 1_389_719_059, 1_000_020);
    json.endObject();

    assertEquals("{\"time\":1389719059.001000020}", out.toString());
  }

  @Test
  void malformedMessage_dumped_namesErrorFieldAndOffset() {
    json.beginMessage("Tcp", new byte[0], 0, 0);
    json.number("ack", 0, 32, 7, null);
    json.error(Codec.code(3, Codec.SHORT), "SHORT", "window", 12);
    json.endMessage();

    assertEquals(
        "{\"ack\":7,\"error\":{\"name\":\"SHORT\",\"field\":\"window\",\"offset\":12}}",
        out.toString());
  }

  @Test
  void findingsBeforeAnError_dumped_areClosedFirst() {
    json.beginMessage("Tcp", new byte[0], 0, 0);
    json.finding("reserved");
    json.error(1, "SHORT", null, 2);
    json.endMessage();

    assertEquals(
        "{\"findings\":[\"reserved\"],\"error\":{\"name\":\"SHORT\",\"offset\":2}}",
        out.toString());
  }

  @Test
  void utf8Text_dumped_isReadableAndInvalidBytesAreEscaped() {
    byte[] b = "\u00e9\u20ac".getBytes(StandardCharsets.UTF_8);
    byte[] broken = {b[0], b[1], (byte) 0xFF, 0x7F, b[2], b[3], b[4], b[2]};
    json.beginList(null, 0, 0);
    json.bytes(null, FieldFormat.UTF8, broken, 0, broken.length);
    json.bytes(null, FieldFormat.ASCII, broken, 0, 3);
    json.endList();

    assertEquals(
        "[\"\u00e9\\u00ff\\u007f\u20ac\\u00e2\",\"\\u00c3\\u00a9\\u00ff\"]", out.toString());
  }
}
