// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.samples.codec.dns.DnsDump;
import dev.meerkat.samples.codec.dns.DnsReader;
import dev.meerkat.samples.codec.dns.DnsWriter;
import dev.meerkat.samples.codec.dns.RecordWriter;
import dev.meerkat.samples.codec.dns.RrClass;
import dev.meerkat.samples.codec.dns.RrType;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** dnsjava reads what we write, and we read what it writes: the same fields. */
class DnsJavaIT {
  private static final int CAPACITY = 4_096;
  private static final int ID = 0x1234;
  private static final long TTL = 3_600;
  private static final int PAYLOAD = 1_232;
  private static final byte[] POLICY = "v=spf1 -all".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SIXTEEN = {
    0x20, 1, 0x0d, (byte) 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1
  };
  private static final byte[] FOUR = {(byte) 192, 0, 2, 1};

  @Test
  void answerWithCommonRecords_writtenByUs_isReadByDnsjava() throws IOException {
    Message read = new Message(ours());

    assertEquals(ID, read.getHeader().getID());
    assertTrue(read.getHeader().getFlag(Flags.QR) && read.getHeader().getFlag(Flags.RA));
    assertEquals(
        "www.example.com.\t\t0\tIN\tA".replaceAll("\\s+", " "),
        read.getQuestion().toString().replaceAll("\\s+", " "));
    List<String> answers =
        read.getSection(Section.ANSWER).stream()
            .map(r -> r.toString().replaceAll("\\s+", " "))
            .toList();
    assertEquals(
        List.of(
            "www.example.com. 3600 IN CNAME host.example.com.",
            "host.example.com. 3600 IN A 192.0.2.1",
            "host.example.com. 3600 IN AAAA 2001:db8:0:0:0:0:0:1",
            "example.com. 3600 IN MX 10 mail.example.com.",
            "_sip._tcp.example.com. 3600 IN SRV 1 2 5060 host.example.com.",
            "example.com. 3600 IN TXT \"v=spf1 -all\""),
        answers);
    OPTRecord opt = read.getOPT();
    assertEquals(PAYLOAD, opt.getPayloadSize());
  }

  @Test
  void whatWeWrote_writtenAgainByDnsjava_isReadByUsAsTheSame() throws IOException {
    byte[] ours = ours();
    byte[] theirs = new Message(ours).toWire();

    assertEquals(json(ours), json(theirs));
  }

  @Test
  void messageOfDnsjava_readByUs_saysTheSame() throws IOException {
    Name zone = Name.fromString("example.com.");
    Name mail = Name.fromString("mail.example.com.");
    Message message = Message.newQuery(Record.newRecord(zone, Type.MX, DClass.IN));
    message.addRecord(new MXRecord(zone, DClass.IN, TTL, 10, mail), Section.ANSWER);
    message.addRecord(
        new SOARecord(zone, DClass.IN, TTL, mail, mail, 1, 2, 3, 4, 5), Section.AUTHORITY);
    message.addRecord(
        new ARecord(mail, DClass.IN, TTL, InetAddress.getByAddress(FOUR)), Section.ADDITIONAL);
    message.addRecord(new TXTRecord(mail, DClass.IN, TTL, List.of("a", "b")), Section.ADDITIONAL);
    message.addRecord(new SRVRecord(mail, DClass.IN, TTL, 1, 2, 3, zone), Section.ADDITIONAL);
    message.addRecord(
        new CAARecord(zone, DClass.IN, TTL, 128, "issue", "ca.example"), Section.ADDITIONAL);
    byte[] wire = message.toWire();
    String json = json(wire);

    for (String wanted :
        List.of(
            "\"type_name\":\"MX\"",
            "\"preference\":10,\"exchange\":\"mail.example.com\"",
            "\"mname\":\"mail.example.com\",\"rname\":\"mail.example.com\",\"serial\":1",
            "\"address\":\"192.0.2.1\"",
            "\"priority\":1,\"weight\":2,\"port\":3,\"target\":\"example.com\"",
            "\"critical\":1")) {
      assertTrue(json.contains(wanted), () -> wanted + " in " + json);
    }
  }

  private static byte[] ours() {
    byte[] buffer = new byte[CAPACITY];
    DnsWriter dns = new DnsWriter().wrap(buffer, 0, CAPACITY);
    dns.id(ID).qr(1).opcode(0).aa(0).tc(0).rd(1).ra(1).ad(0).cd(0).rcode(0);
    var question = dns.questions().add().name("www.example.com").type(RrType.A);
    question.unicastResponse(0).qclass(RrClass.IN).end().end();
    DnsWriter.Answers answers = dns.answers();
    record(answers, "www.example.com").rdataCname().target("host.example.com").end().end();
    record(answers, "host.example.com").rdataA().address(FOUR, 0).end().end();
    record(answers, "host.example.com").rdataAaaa().address(SIXTEEN, 0).end().end();
    var mail = record(answers, "example.com").rdataMx();
    mail.preference(10).exchange("mail.example.com").end().end();
    var service = record(answers, "_sip._tcp.example.com").rdataSrv();
    service.priority(1).weight(2).port(5060).target("host.example.com").end().end();
    var text = record(answers, "example.com").type(RrType.TXT).rdataTxt().strings();
    text.add().text(POLICY, 0, POLICY.length).end().end().end().end();
    answers.end();
    var opt = dns.additional().add().name(".").cacheFlush(0).rclass(PAYLOAD).ttl(0);
    opt.rdataOpt().options().end().end().end().end();
    int length = dns.finish();
    assertTrue(length > 0, () -> "not written: " + -length + " in " + dns.errorField());
    return Arrays.copyOf(buffer, length);
  }

  private static RecordWriter<DnsWriter.Answers> record(DnsWriter.Answers answers, String name) {
    return answers.add().name(name).cacheFlush(0).rclass(RrClass.IN).ttl(TTL);
  }

  private static String json(byte[] message) {
    DnsReader reader = new DnsReader();
    assertEquals(Codec.OK, reader.wrap(message, 0, message.length));
    StringBuilder json = new StringBuilder();
    DnsDump.json(reader, json);
    return json.toString().replaceAll("\"rdlength\":\\d+,", "");
  }
}
