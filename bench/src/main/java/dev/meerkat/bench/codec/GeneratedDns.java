// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.codec;

import dev.meerkat.bench.wire.dns.DnsReader;
import dev.meerkat.bench.wire.dns.NameReader;
import dev.meerkat.bench.wire.dns.RecordReader;
import dev.meerkat.core.codec.Codec;

/** The same walk through generated readers. */
final class GeneratedDns {
  private final DnsReader reader = new DnsReader();

  /** How many answers there are, or -1. */
  long read(byte[] b, int offset, int length) {
    return reader.wrap(b, offset, length) == Codec.OK ? reader.ancount() : -1;
  }

  /** As {@link #read}, then the octets of all names added up. */
  long names(byte[] b, int offset, int length) {
    long sum = read(b, offset, length);
    if (sum < 0) {
      return sum;
    }
    DnsReader.Questions questions = reader.questions();
    while (questions.next()) {
      sum += sum(b, questions.value().name());
    }
    DnsReader.Answers answers = reader.answers();
    while (answers.next()) {
      RecordReader answer = answers.value();
      sum += sum(b, answer.name());
      if (answer.rdataCase() == RecordReader.RDATA_CNAME) {
        sum += sum(b, answer.rdataCname().target());
      }
    }
    return sum;
  }

  private static long sum(byte[] b, NameReader name) {
    long sum = 0;
    name.rewind();
    while (name.next()) {
      sum += Octets.sum(b, name.elementOffset(), name.elementLength());
    }
    return sum;
  }
}
