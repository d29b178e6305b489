// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http.suites;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.http.codec.http.RequestHeadReader;
import dev.meerkat.http.codec.http.RequestHeadWriter;
import dev.meerkat.http.codec.http.ResponseHeadReader;
import dev.meerkat.http.codec.http.ResponseHeadWriter;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The laws between readers and writers of heads (ADR 63), on every head of every suite that is
 * read: what was read is written, reads as the same, and is written as the same octets again. What
 * was written is canonical: it is given back octet by octet.
 */
class HeadLawsTest {
  static final Iterable<String> SUITES = SuiteCase.SUITES;
  private static final int ROOM = 1 << 20;

  private final byte[] out = new byte[ROOM];

  @ParameterizedTest
  @FieldSource("SUITES")
  void head_readAndWritten_readsAsTheSame(String suite) {
    int read = 0;
    for (SuiteCase each : SuiteCase.of(suite)) {
      byte[] written = each.request() ? request(each.raw()) : response(each.raw());
      if (written == null) {
        continue;
      }
      read++;
      assertEquals(facts(each, each.raw()), facts(each, written), each.id());
      byte[] again = each.request() ? request(written) : response(written);
      assertArrayEquals(written, again, each.id());
    }
    assertTrue(read > 0, suite + " has no head that is read");
  }

  /** The head at the front of octets, written anew; null if none is read there. */
  private byte[] request(byte[] raw) {
    RequestHeadReader head = new RequestHeadReader();
    if (head.parse(raw, 0, raw.length) != Codec.OK) {
      return null;
    }
    RequestHeadWriter writer =
        new RequestHeadWriter()
            .wrap(out, 0, ROOM)
            .method(raw, head.methodOffset(), head.methodLength())
            .target(raw, head.targetOffset(), head.targetLength())
            .major(head.major())
            .minor(head.minor());
    for (int i = 0; i < head.headersCount(); i++) {
      writer.header(
          raw,
          head.headersNameOffset(i),
          head.headersNameLength(i),
          raw,
          head.headersValueOffset(i),
          head.headersValueLength(i));
    }
    return whole(writer.finish());
  }

  private byte[] response(byte[] raw) {
    ResponseHeadReader head = new ResponseHeadReader();
    if (head.parse(raw, 0, raw.length) != Codec.OK) {
      return null;
    }
    ResponseHeadWriter writer =
        new ResponseHeadWriter()
            .wrap(out, 0, ROOM)
            .major(head.major())
            .minor(head.minor())
            .status(head.statusField())
            .reason(raw, head.reasonOffset(), head.reasonLength());
    for (int i = 0; i < head.headersCount(); i++) {
      writer.header(
          raw,
          head.headersNameOffset(i),
          head.headersNameLength(i),
          raw,
          head.headersValueOffset(i),
          head.headersValueLength(i));
    }
    return whole(writer.finish());
  }

  private byte[] whole(int length) {
    assertTrue(length > 0, "what was read is not written: " + length);
    return Arrays.copyOf(out, length);
  }

  /** What a head says, line by line. */
  private static String facts(SuiteCase each, byte[] raw) {
    StringBuilder text = new StringBuilder();
    if (each.request()) {
      RequestHeadReader head = new RequestHeadReader();
      assertEquals(Codec.OK, head.parse(raw, 0, raw.length), each.id());
      text.append(line(raw, head.methodOffset(), head.methodLength()))
          .append(line(raw, head.targetOffset(), head.targetLength()))
          .append(head.minor());
      for (int i = 0; i < head.headersCount(); i++) {
        text.append(line(raw, head.headersNameOffset(i), head.headersNameLength(i)))
            .append(line(raw, head.headersValueOffset(i), head.headersValueLength(i)));
      }
    } else {
      ResponseHeadReader head = new ResponseHeadReader();
      assertEquals(Codec.OK, head.parse(raw, 0, raw.length), each.id());
      text.append(head.statusField())
          .append(line(raw, head.reasonOffset(), head.reasonLength()))
          .append(head.minor());
      for (int i = 0; i < head.headersCount(); i++) {
        text.append(line(raw, head.headersNameOffset(i), head.headersNameLength(i)))
            .append(line(raw, head.headersValueOffset(i), head.headersValueLength(i)));
      }
    }
    return text.toString();
  }

  private static String line(byte[] raw, int offset, int length) {
    return " " + Arrays.toString(Arrays.copyOfRange(raw, offset, offset + length)) + "\n";
  }
}
