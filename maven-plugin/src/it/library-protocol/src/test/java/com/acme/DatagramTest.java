// SPDX-License-Identifier: Apache-2.0
package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.net.udp.UdpReader;
import dev.meerkat.core.codec.Codec;
import org.junit.jupiter.api.Test;

final class DatagramTest {
  @Test
  void datagram_withoutChecksum_isRead() {
    byte[] bytes = {0, 53, 0, 54, 0, 10, 0, 0, 'o', 'k'};
    UdpReader udp = new UdpReader();

    assertEquals(Codec.OK, udp.wrap(bytes, 0, bytes.length, 0));

    assertEquals(53, udp.sourcePort());
    assertEquals(54, udp.targetPort());
    assertEquals(2, udp.payloadLength());
    assertTrue(udp.checksumOk());
  }
}
