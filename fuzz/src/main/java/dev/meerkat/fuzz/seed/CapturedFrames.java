// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.seed;

import dev.meerkat.capture.CaptureException;
import dev.meerkat.capture.CaptureReader;
import dev.meerkat.capture.CapturedPacket;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The first Ethernet frames of captures. */
final class CapturedFrames {
  private static final int ETHERNET = 1;
  private static final int FRAMES_A_FILE = 3;

  private CapturedFrames() {}

  /** Some frames of each file; of a file that is no capture, or breaks off, what was there. */
  static List<byte[]> of(List<byte[]> captures) {
    List<byte[]> frames = new ArrayList<>();
    for (byte[] file : captures) {
      try (CaptureReader capture = CaptureReader.of(new ByteArrayInputStream(file))) {
        for (int i = 0; i < FRAMES_A_FILE && capture.next(); i++) {
          CapturedPacket packet = capture.packet();
          if (packet.linkType() == ETHERNET) {
            int end = packet.offset() + packet.captured();
            frames.add(Arrays.copyOfRange(packet.buffer(), packet.offset(), end));
          }
        }
      } catch (CaptureException notACapture) {
        // what came before it is there
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
    return frames;
  }
}
