// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import dev.meerkat.capture.CaptureException;
import dev.meerkat.capture.CaptureReader;
import dev.meerkat.capture.CapturedPacket;
import dev.meerkat.samples.codec.ip.Ipv4Layer;
import dev.meerkat.samples.dissect.Dissector;
import dev.meerkat.samples.dissect.LinkType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Frames of captures with a few octets changed, taken out, put in, or cut off, from a seed. */
final class MutatedFrames {
  /** Taken from one capture, so that the long ones do not drown the others. */
  private static final int A_CAPTURE = 12;

  private static final int LONGEST = 400;

  /** Headers are what is looked at. */
  private static final int REACH = 100;

  private static final int[] EDGES = {0, 1, 2, 3, 4, 5, 7, 8, 20, 0x40, 0x45, 0x7F, 0x80, 0xFF};

  private static final Set<String> PROVEN =
      Set.of("ethernet", "vlan", "arp", "ipv4", "icmp", "udp", "tcp");

  /** Headers of IPv6 that tshark looks into in IPv4 too. */
  private static final Set<Integer> PARTS_OF_IPV6 = Set.of(0, 41, 43, 44, 50, 51, 58, 60);

  private final Dissector dissector = new Dissector();
  private final List<byte[]> seeds = new ArrayList<>();

  MutatedFrames(List<Path> captures) throws IOException {
    seeds.addAll(CraftedFrames.all());
    for (Path capture : captures) {
      take(capture);
    }
  }

  List<byte[]> make(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<byte[]> frames = new ArrayList<>();
    while (frames.size() < count) {
      byte[] frame = seeds.get(random.nextInt(seeds.size())).clone();
      for (int i = random.nextInt(1, 4); i > 0 && frame.length > 0; i--) {
        frame = mutated(frame, random);
      }
      if (isOfProvenLayers(frame)) {
        frames.add(frame);
      }
    }
    return frames;
  }

  /** Frames of layers that are compared in captures alone so far are left out. */
  private boolean isOfProvenLayers(byte[] frame) {
    dissector.dissect(frame, 0, frame.length, LinkType.ETHERNET);
    for (int i = 0; i < dissector.layerCount(); i++) {
      if (!PROVEN.contains(dissector.layer(i).type().label())) {
        return false;
      }
    }
    if (dissector.has(Ipv4Layer.TYPE) && PARTS_OF_IPV6.contains(dissector.ipv4().protocol())) {
      return false;
    }
    return !dissector.isMalformed() || PROVEN.contains(dissector.malformedType().label());
  }

  private void take(Path capture) throws IOException {
    try (CaptureReader reader = CaptureReader.open(capture)) {
      for (int taken = 0; taken < A_CAPTURE && reader.next(); ) {
        CapturedPacket packet = reader.packet();
        if (packet.linkType() == LinkType.ETHERNET && packet.captured() <= LONGEST) {
          int from = packet.offset();
          seeds.add(Arrays.copyOfRange(packet.buffer(), from, from + packet.captured()));
          taken++;
        }
      }
    } catch (CaptureException end) {
      return;
    }
  }

  private static byte[] mutated(byte[] frame, SplittableRandom random) {
    int at = random.nextInt(Math.min(frame.length, REACH));
    return switch (random.nextInt(8)) {
      case 0 -> Arrays.copyOf(frame, at);
      case 1 -> spliced(frame, at, 1, 0, random);
      case 2 -> spliced(frame, at, 0, random.nextInt(1, 5), random);
      case 3 -> set(frame, at, frame[at] ^ 1 << random.nextInt(8));
      case 4 -> set(frame, at, frame[at] + (random.nextBoolean() ? 1 : -1));
      case 5 -> set(frame, at, random.nextInt(256));
      default -> set(frame, at, EDGES[random.nextInt(EDGES.length)]);
    };
  }

  private static byte[] set(byte[] frame, int at, int octet) {
    frame[at] = (byte) octet;
    return frame;
  }

  private static byte[] spliced(
      byte[] frame, int at, int removed, int added, SplittableRandom random) {
    byte[] middle = new byte[added];
    for (int i = 0; i < added; i++) {
      middle[i] = (byte) random.nextInt();
    }
    byte[] head = Craft.join(Arrays.copyOf(frame, at), middle);
    return Craft.join(head, Arrays.copyOfRange(frame, at + removed, frame.length));
  }
}
