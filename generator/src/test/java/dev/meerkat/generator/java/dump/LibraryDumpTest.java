// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.ir.IrVector;
import dev.meerkat.generator.java.CompiledDescriptions;
import org.junit.jupiter.api.Test;

class LibraryDumpTest {
  private static final VectorDump DUMP = new VectorDump(CompiledDescriptions.library());

  @Test
  void json_tcpWithOptions_hasFlagsAndElements() {
    assertEquals(
        """
        {"sourcePort":49152,"targetPort":80,"seq":1,"ack":0,"dataOffset":10,\
        "flags":{"value":2,"CWR":false,"ECE":false,"URG":false,"ACK":false,"PSH":false,\
        "RST":false,"SYN":true,"FIN":false},"window":64240,"checksum":30807,"checksum_ok":true,\
        "urgent":0,"options":[{"kind":2,"name":"MSS","mss":1460},{"kind":4,"name":"SACK_OK"},\
        {"kind":8,"name":"TIMESTAMPS","value":100,"echo":0},{"kind":1,"name":"NOP"},\
        {"kind":3,"name":"WINDOW","shift":7}],"payload":""}""",
        json("SYN with what a usual host offers"));
  }

  @Test
  void json_listInAnElement_isAnArrayOfObjects() {
    assertTrue(
        json("selective acknowledgment of two runs")
            .contains("\"blocks\":[{\"left\":10,\"right\":20},{\"left\":30,\"right\":40}]"));
  }

  @Test
  void json_tagsThatStandAlone_areElements() {
    assertTrue(
        json("RFC 791 appendix A, example 3: options, NOP between them, END behind")
            .contains("{\"kind\":1,\"name\":\"NOP\"}"));
    String json = json("MD5 signature, END behind it");
    assertTrue(json.contains("\"},{\"kind\":0,\"name\":\"END\"}],"), json);
  }

  @Test
  void json_findingOfAnElement_standsInTheElement() {
    assertTrue(
        json("a window shift of 15 is a finding, no error (RFC 7323 section 2.3)")
            .contains("\"shift\":15,\"findings\":[\"SHIFT\"]},{\"kind\":0,\"name\":\"END\"}]"));
  }

  @Test
  void json_layerBehindASwitch_isLeftToTheCaller() {
    assertEquals(
        """
        {"version":4,"ihl":5,"dscp":0,"ecn":0,"length":28,"id":1,"df":0,"mf":0,"fragment":0,\
        "ttl":64,"protocol":17,"protocol_name":"UDP","checksum":26318,"checksum_ok":true,\
        "source":"10.0.0.1","target":"10.0.0.2","options":[]}""",
        json("UDP, no options"));
  }

  @Test
  void json_opaquePayload_isHex() {
    assertTrue(json("RFC 791 appendix A, example 2: the second").endsWith("\"0001020304050607\"}"));
  }

  @Test
  void json_structBehindASwitch_isAnObject() {
    assertEquals(
        """
        {"type":8,"type_name":"ECHO_REQUEST","code":0,"checksum":26319,"checksum_ok":true,\
        "body":{"id":1,"sequence":2,"data":"61626364656667"}}""",
        json("echo request"));
  }

  @Test
  void json_checksumThatNobodyComputed_hasNoVerdict() {
    assertEquals(
        "{\"sourcePort\":53,\"targetPort\":53,\"length\":8,\"checksum\":0,\"payload\":\"\"}",
        json("no checksum, no data"));
  }

  @Test
  void json_reservedBitThatIsSet_isAFinding() {
    assertTrue(
        json("the reserved flag bit is a finding, no error (RFC 3514)")
            .endsWith(",\"findings\":[\"RESERVED\"]}"));
  }

  @Test
  void json_malformed_hasTheErrorWithItsPlace() {
    assertEquals(
        "{\"error\":{\"name\":\"BAD_HEADER_LENGTH\",\"field\":\"ihl\",\"offset\":0}}",
        DUMP.json(reject("Ipv4", "header of four words")));
  }

  @Test
  void json_textMessage_hasStringsAndLines() {
    assertEquals(
        """
        {"method":"GET","target":"/hello.txt","major":1,"minor":1,"headers":[\
        {"name":"User-Agent","value":"curl/7.64.1"},{"name":"Host","value":"www.example.com"},\
        {"name":"Accept-Language","value":"en, mi"}]}""",
        json("the example of RFC 9112 section 2.1"));
  }

  @Test
  void text_tcp_isALineAField() {
    String text = DUMP.text(DUMP.vector("no options, three octets"));
    assertTrue(text.startsWith("Tcp 23 bytes at 0\n  sourcePort: 80\n"), text);
    assertTrue(text.contains("\n  flags: 0x18 ACK PSH\n"), text);
    assertTrue(text.endsWith("\n  payload: 3 bytes 616263\n"), text);
  }

  /** A hex viewer relies on every place: the bits there are the value that was told. */
  @Test
  void tree_everyNumber_standsWhereItIsSaid() {
    int numbers = 0;
    for (IrVector vector : DUMP.vectors()) {
      byte[] octets = vector.octets().toArray();
      byte[] shifted = new byte[octets.length + 3];
      System.arraycopy(octets, 0, shifted, 3, octets.length);
      PlaceCheck check = new PlaceCheck(vector.title(), shifted);
      DUMP.tree(vector, shifted, 3, check);
      check.end();
      numbers += check.numbers();
    }
    assertTrue(numbers > 500, "numbers seen: " + numbers);
  }

  private static String json(String title) {
    return DUMP.json(DUMP.vector(title));
  }

  private static IrVector reject(String target, String title) {
    return DUMP.vectors().stream()
        .filter(v -> v.target().endsWith(target) && v.title().equals(title))
        .findFirst()
        .orElseThrow();
  }
}
