// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.dissect;

import dev.meerkat.testkit.Hex;

/** Packets that the tests of this module share, all between 10.0.0.1 and 10.0.0.2. */
public final class Packets {
  private static final String FRAME = "02 00 00 00 00 02  02 00 00 00 00 01  ";

  /** A SYN with segment size, selective acknowledgment, timestamps and window scale. */
  public static final byte[] SYN =
      frame(
          """
          08 00
          45 00 00 3c 00 01 00 00 40 06 66 b9 0a 00 00 01 0a 00 00 02
          c0 00 00 50 00 00 00 01 00 00 00 00 a0 02 fa f0 78 57 00 00
          02 04 05 b4 04 02 08 0a 00 00 00 64 00 00 00 00 01 03 03 07
          """);

  public static final byte[] DATAGRAM =
      frame(
          """
          08 00
          45 00 00 1f 00 01 00 00 40 11 66 cb 0a 00 00 01 0a 00 00 02
          30 39 00 35 00 0b f7 04 61 62 63
          """);

  public static final byte[] ECHO_REQUEST =
      frame(
          """
          08 00
          45 00 00 1f 00 01 00 00 40 01 66 db 0a 00 00 01 0a 00 00 02
          08 00 33 9a 00 01 00 02 61 62 63
          """);

  public static final byte[] WHO_HAS =
      frame(
          """
          08 06
          00 01 08 00 06 04 00 01 02 00 00 00 00 01 c0 00 02 01 00 00 00 00 00 00 c0 00 02 02
          """);

  /** The length of an option is 1, at offset 55. */
  public static final byte[] BAD_OPTION =
      frame(
          """
          08 00
          45 00 00 2c 00 01 00 00 40 06 66 c9 0a 00 00 01 0a 00 00 02
          c0 00 00 50 00 00 00 01 00 00 00 00 60 02 fa f0 ce 98 00 00
          02 01 00 00
          """);

  public static final byte[] FIRST_FRAGMENT =
      frame(
          """
          08 00
          45 00 00 24 00 01 20 00 40 11 46 c6 0a 00 00 01 0a 00 00 02
          30 39 00 35 00 10 29 c8 61 62 63 64 65 66 67 68
          """);

  public static final byte[] LAST_FRAGMENT =
      frame(
          """
          08 00
          45 00 00 1c 00 01 00 02 40 11 66 cc 0a 00 00 01 0a 00 00 02
          61 62 63 64 65 66 67 68
          """);

  /** A service tag, a customer tag, a datagram. */
  public static final byte[] TAGGED =
      frame(
          """
          88 a8 00 64 81 00 20 c8 08 00
          45 00 00 1f 00 01 00 00 40 11 66 cb 0a 00 00 01 0a 00 00 02
          30 39 00 35 00 0b f7 04 61 62 63
          """);

  private Packets() {}

  /** An Ethernet frame from its type on, in hex. */
  public static byte[] frame(String hex) {
    return Hex.parse(FRAME + hex);
  }

  /** The datagram in an untagged frame. */
  public static byte[] ipv4(byte[] frame) {
    return java.util.Arrays.copyOfRange(frame, 14, frame.length);
  }

  /** All of them. */
  public static byte[][] all() {
    return new byte[][] {
      SYN, DATAGRAM, ECHO_REQUEST, WHO_HAS, BAD_OPTION, FIRST_FRAGMENT, LAST_FRAGMENT, TAGGED
    };
  }
}
