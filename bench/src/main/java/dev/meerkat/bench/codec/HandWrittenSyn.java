// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.codec;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.codec.InetChecksum;

/** The floor for writing: fixed offsets, two checksums. */
final class HandWrittenSyn {
  private static final int SIZE = 44;

  private HandWrittenSyn() {}

  static int write(byte[] b, byte[] address, int seq) {
    if (b.length < SIZE || address.length != 4) {
      return -1;
    }
    Bytes.putU16(b, 0, 0x4500);
    Bytes.putU16(b, 2, SIZE);
    Bytes.putU16(b, 4, 0);
    Bytes.putU16(b, 6, 0x4000);
    Bytes.putU16(b, 8, 64 << 8 | 6);
    Bytes.putU16(b, 10, 0);
    System.arraycopy(address, 0, b, 12, 4);
    System.arraycopy(address, 0, b, 16, 4);
    Bytes.putU16(b, 10, InetChecksum.finish(InetChecksum.sum(b, 0, 20)));
    Bytes.putU16(b, 20, 50000);
    Bytes.putU16(b, 22, 443);
    Bytes.putU32(b, 24, seq & 0xFFFFFFFFL);
    Bytes.putU32(b, 28, 0);
    Bytes.putU16(b, 32, 0x6002);
    Bytes.putU16(b, 34, 64240);
    Bytes.putU32(b, 36, 0);
    Bytes.putU32(b, 40, 0x020405b4);
    long sum = InetChecksum.sum(b, 12, 8) + 6 + (SIZE - 20);
    Bytes.putU16(b, 36, InetChecksum.finish(InetChecksum.add(sum, b, 20, SIZE - 20)));
    return SIZE;
  }
}
