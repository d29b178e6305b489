// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import dev.meerkat.capture.CaptureException;
import dev.meerkat.capture.CaptureReader;
import dev.meerkat.capture.CapturedPacket;
import dev.meerkat.samples.dissect.Dissector;
import dev.meerkat.samples.dissect.PacketJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * A file that claims to be a capture, and every packet in it: refused in words or read to its end,
 * packets inside their buffer, each as one line of JSON. The input is the file.
 */
public final class CaptureTarget {
  private static final int MOST_PACKETS = 20_000;

  private CaptureTarget() {}

  /** One input. */
  public static void accept(byte[] input) throws IOException {
    if (input.length > 1 && input[0] == 0x1F && (input[1] & 0xFF) == 0x8B) {
      return; // packed: what comes out is not bounded by what goes in
    }
    Dissector dissector = new Dissector();
    StringBuilder json = new StringBuilder();
    PacketJson printer = new PacketJson(json, true);
    try (CaptureReader capture = CaptureReader.of(new ByteArrayInputStream(input))) {
      for (int i = 0; i < MOST_PACKETS && capture.next(); i++) {
        CapturedPacket packet = capture.packet();
        Claim.holds(
            packet.captured() >= 0 && packet.captured() <= input.length,
            () -> "a packet of " + packet.captured());
        dissector.dissect(packet.buffer(), packet.offset(), packet.captured(), packet.linkType());
        json.setLength(0);
        printer.print(packet, dissector);
        JsonShape.require(json);
      }
    } catch (CaptureException refused) {
      Claim.holds(!refused.getMessage().isBlank(), () -> "a refusal without words");
    }
  }
}
