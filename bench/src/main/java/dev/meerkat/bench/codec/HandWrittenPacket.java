// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.codec;

import dev.meerkat.core.codec.InetChecksum;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The floor: what a careful engineer writes for these three layers, with the checks that the
 * generated readers make, and nothing general about it.
 */
final class HandWrittenPacket {
  private static final VarHandle U16 =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle U32 =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private HandWrittenPacket() {}

  /** The sum of some fields, or -1 for a packet that is not right. */
  static long read(byte[] b, int offset, int length) {
    if (length < 34 || u16(b, offset + 12) != 0x0800) {
      return -1;
    }
    int ip = offset + 14;
    int first = b[ip];
    int ipEnd = ip + (first & 15) * 4;
    int total = u16(b, ip + 2);
    if (first >> 4 != 4 || ipEnd - ip < 20 || total < ipEnd - ip || total > length - 14) {
      return -1;
    }
    if (ipEnd != ip + 20 || !InetChecksum.verifies(InetChecksum.sum(b, ip, 20))) {
      return -1;
    }
    if ((u16(b, ip + 6) & 0x3FFF) != 0) {
      return -1;
    }
    int size = total - 20;
    long pseudo = InetChecksum.sum(b, ip + 12, 8) + (b[ip + 9] & 0xFF) + size;
    return switch (b[ip + 9]) {
      case 6 -> tcp(b, ipEnd, size, pseudo);
      case 17 -> udp(b, ipEnd, size, pseudo);
      default -> -1;
    };
  }

  /** The same behind IPv6 without extension headers. */
  static long readIpv6(byte[] b, int offset, int length) {
    if (length < 54 || u16(b, offset + 12) != 0x86DD || b[offset + 14] >> 4 != 6) {
      return -1;
    }
    int size = u16(b, offset + 18);
    if (size > length - 54 || b[offset + 20] != 6) {
      return -1;
    }
    long pseudo = InetChecksum.sum(b, offset + 22, 32) + 6 + size;
    return tcp(b, offset + 54, size, pseudo);
  }

  private static long tcp(byte[] b, int at, int size, long pseudo) {
    if (size < 20) {
      return -1;
    }
    int header = (b[at + 12] >> 4 & 15) * 4;
    if (header < 20 || header > size) {
      return -1;
    }
    long options = options(b, at + 20, at + header);
    if (options < 0 || !InetChecksum.verifies(InetChecksum.add(pseudo, b, at, size))) {
      return -1;
    }
    return (long) u16(b, at)
        + u16(b, at + 2)
        + u32(b, at + 4)
        + u32(b, at + 8)
        + b[at + 13]
        + options;
  }

  private static long options(byte[] b, int from, int end) {
    long sum = 0;
    int at = from;
    while (at < end) {
      int kind = b[at] & 0xFF;
      if (kind == 0) {
        return sum;
      }
      if (kind == 1) {
        at++;
        continue;
      }
      if (end - at < 2) {
        return -1;
      }
      int size = b[at + 1] & 0xFF;
      if (size < 2 || size > end - at) {
        return -1;
      }
      switch (kind) {
        case 2 -> {
          if (size != 4) {
            return -1;
          }
          sum += u16(b, at + 2);
        }
        case 3 -> {
          if (size != 3) {
            return -1;
          }
          sum += b[at + 2] & 0xFF;
        }
        case 4 -> {
          if (size != 2) {
            return -1;
          }
        }
        case 8 -> {
          if (size != 10) {
            return -1;
          }
          sum += u32(b, at + 2);
        }
        default -> sum += size;
      }
      at += size;
    }
    return sum;
  }

  private static long udp(byte[] b, int at, int size, long pseudo) {
    if (size < 8) {
      return -1;
    }
    int length = u16(b, at + 4);
    if (length < 8 || length > size) {
      return -1;
    }
    if (u16(b, at + 6) != 0 && !InetChecksum.verifies(InetChecksum.add(pseudo, b, at, length))) {
      return -1;
    }
    return (long) u16(b, at) + u16(b, at + 2) + length;
  }

  private static int u16(byte[] b, int at) {
    return (short) U16.get(b, at) & 0xFFFF;
  }

  private static long u32(byte[] b, int at) {
    return (int) U32.get(b, at) & 0xFFFFFFFFL;
  }
}
