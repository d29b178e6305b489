// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.meerkat.testkit.AllocationProbe;
import java.lang.invoke.MethodHandle;
import org.junit.jupiter.api.Test;

class GeneratedTcpWriterTest {
  private static final WriterDriver DRIVER =
      WriterDriver.of(
          WriterIr.program(),
          "net.net",
          """
          import static dev.meerkat.core.codec.Codec.*;

          public final class Driver {
            private static final TcpWriter TCP = new TcpWriter();
            private static final IpWriter IP = new IpWriter();
            private static final byte[] DATA = {1, 2, 3};
            private static final byte[] HERE = {1, 2, 3, 4};
            private static final byte[] THERE = {9, 9, 9, 9};

            private static TcpWriter tcp(byte[] b, int capacity) {
              return TCP.wrap(b, 1, capacity)
                  .sourcePort(80).targetPort(0x1234).seq(0xFFFF_FFFFL).ack(2).flags(0x12).window(512);
            }
            public static int plain(byte[] b) { return tcp(b, 30).finish(0); }
            public static int options(byte[] b) {
              return tcp(b, 60).options().mss(1460).nop().sack().blocks()
                  .add().left(1).right(2).end().add().left(3).right(4).end().end().end()
                  .other(77, DATA, 0, 3).end().payload(DATA, 0, 3).finish(0);
            }
            public static int twice(byte[] b) {
              return tcp(b, 60).options().mss(1).end().options().mss(2).end().finish(0);
            }
            public static int late(byte[] b) {
              return tcp(b, 60).payload(DATA, 0, 3).options().mss(2).end().finish(0);
            }
            public static int missing(byte[] b) { return TCP.wrap(b, 0, 60).seq(1).finish(0); }
            public static int range(byte[] b) { return tcp(b, 60).flags(256).finish(0); }
            public static int optionRange(byte[] b) {
              return tcp(b, 60).options().mss(65536).end().finish(0);
            }
            public static int noBlocks(byte[] b) {
              return tcp(b, 60).options().sack().blocks().end().end().end().finish(0);
            }
            public static int tooMany(byte[] b) {
              TcpWriter w = tcp(b, 100);
              for (int i = 0; i < 12; i++) { w.options(); }
              return w.finish(0);
            }
            public static int narrow(byte[] b) { return tcp(b, 17).finish(0); }
            public static int narrowPayload(byte[] b) {
              return tcp(b, 20).payload(DATA, 0, 3).finish(0);
            }
            public static int longOptions(byte[] b) {
              OptionWriter<TcpWriter> o = tcp(b, 100).options();
              for (int i = 0; i < 11; i++) { o.mss(i); }
              return o.end().finish(0);
            }
            public static int unknown(byte[] b) {
              return tcp(b, 60).options().other(2, DATA, 0, 1).end().finish(0);
            }
            public static int afterEnd(byte[] b) {
              return tcp(b, 60).options().endElement().nop().end().finish(0);
            }
            public static int nested(byte[] b) {
              IP.wrap(b, 0, b.length).ttl(9).source(HERE, 0)
                  .target(THERE, 0);
              TCP.wrap(b, IP.payloadOffset(), IP.payloadCapacity())
                  .sourcePort(1).targetPort(2).seq(3).ack(4).flags(5).window(6);
              return IP.payload(TCP).finish();
            }
            public static int nestedUnset(byte[] b) {
              IP.wrap(b, 0, b.length).ttl(9);
              TCP.wrap(b, IP.payloadOffset(), IP.payloadCapacity())
                  .sourcePort(1).targetPort(2).seq(3).ack(4).flags(5).window(6);
              return IP.payload(TCP).finish();
            }
            public static int opaque(byte[] b) {
              return IP.wrap(b, 0, b.length).ttl(9).source(HERE, 0).target(HERE, 0)
                  .protocol(200).payload(DATA, 0, 3).finish();
            }
            public static int wrongCase(byte[] b) {
              return IP.wrap(b, 0, b.length).ttl(9).source(HERE, 0).target(HERE, 0)
                  .protocol(6).payload(DATA, 0, 3).finish();
            }
          }
          """);

  @Test
  void finish_withoutOptions_computesOffsetAndChecksum() {
    assertEquals(
        "00 50 12 34 ff ff ff ff 00 00 00 02 50 12 02 00 9b 67 00 00", DRIVER.bytes("plain", 1));
  }

  @Test
  void finish_withOptions_writesLengthsAndPadding() {
    assertEquals(
        "02 04 05 b4 01 05 12 00 00 00 01 00 00 00 02 00 00 00 03 00 00 00 04"
            + " 4d 05 01 02 03 00 00 01 02 03",
        DRIVER.bytes("options", 1).substring(54));
  }

  @Test
  void parts_outOfOrder_areAnError() {
    assertEquals("ORDER 10", DRIVER.code("twice"));
    assertEquals("ORDER 10", DRIVER.code("late"));
    assertEquals("ORDER 10", DRIVER.code("tooMany"));
    assertEquals("ORDER 10", DRIVER.code("afterEnd"));
  }

  @Test
  void finish_fieldNeverSet_isMissing() {
    assertEquals("MISSING 1", DRIVER.code("missing"));
  }

  @Test
  void finish_valueTooLarge_isOutOfRange() {
    assertEquals("RANGE 7", DRIVER.code("range"));
    assertEquals("RANGE 10", DRIVER.code("optionRange"));
    assertEquals("RANGE 10", DRIVER.code("noBlocks"));
    assertEquals("RANGE 5", DRIVER.code("longOptions"));
  }

  @Test
  void finish_windowTooSmall_hasNoSpace() {
    assertEquals("NO_SPACE 10", DRIVER.code("narrow"));
    assertEquals("NO_SPACE 11", DRIVER.code("narrowPayload"));
  }

  @Test
  void other_tagThatHasACase_isAnError() {
    assertEquals("CASE 10", DRIVER.code("unknown"));
  }

  @Test
  void payload_innerWriter_isFinishedWithItsPseudoHeader() {
    assertEquals(
        "00 20 09 06 01 02 03 04 09 09 09 09"
            + " 00 01 00 02 00 00 00 03 00 00 00 04 50 05 00 06 99 b8 00 00",
        DRIVER.bytes("nested", 0));
    assertEquals("ORDER 4", DRIVER.code("nestedUnset"));
  }

  @Test
  void payload_byDefault_takesTheTagThatWasSet() {
    assertEquals("00 0f 09 c8 01 02 03 04 01 02 03 04 01 02 03", DRIVER.bytes("opaque", 0));
    assertEquals("CASE 6", DRIVER.code("wrongCase"));
  }

  @Test
  void write_steadyState_allocatesNothing() {
    byte[] buffer = new byte[256];
    for (String method : new String[] {"plain", "options", "nested", "opaque", "range"}) {
      MethodHandle handle = DRIVER.handle(method);
      AllocationProbe.assertAllocatesNothing(() -> WriterDriver.call(handle, buffer));
    }
  }
}
