// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meerkat.capture.CaptureException;
import dev.meerkat.capture.CaptureReader;
import dev.meerkat.capture.CapturedPacket;
import dev.meerkat.samples.dissect.Dissector;
import dev.meerkat.samples.dissect.PacketJson;
import dev.meerkat.samples.dissect.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamException;

/** Reads one capture with both dissectors, in step. */
final class CaptureComparison {
  private final ObjectMapper mapper = new ObjectMapper();
  private final Dissector dissector = new Dissector(Ports.datagrams());
  private final Tshark tshark;
  private final TsharkNames names;
  private final Tally tally;

  CaptureComparison(Tshark tshark, TsharkNames names, Tally tally) {
    this.tshark = tshark;
    this.names = names;
    this.tally = tally;
  }

  void compare(Path file) throws IOException, XMLStreamException {
    String capture = file.getFileName().toString();
    PacketComparison packets = new PacketComparison(names, tally, capture);
    Process process = tshark.dissect(file);
    try (CaptureReader ours = CaptureReader.open(file);
        InputStream out = process.getInputStream()) {
      PdmlStream theirs = new PdmlStream(out);
      while (next(ours)) {
        JsonNode json = json(ours.packet());
        PdmlNode tree = theirs.next();
        if (tree == null) {
          throw new AssertionError(capture + ": tshark ends before frame " + json.get("number"));
        }
        packets.compare(json, tree);
      }
      if (theirs.next() != null) {
        throw new AssertionError(capture + ": tshark has more packets");
      }
    } finally {
      process.destroy();
    }
    tally.capture();
  }

  /** A file that is cut short has as many packets for tshark as for us. */
  private static boolean next(CaptureReader ours) throws IOException {
    try {
      return ours.next();
    } catch (CaptureException end) {
      return false;
    }
  }

  private JsonNode json(CapturedPacket packet) throws IOException {
    StringBuilder out = new StringBuilder();
    dissector.dissect(packet.buffer(), packet.offset(), packet.captured(), packet.linkType());
    new PacketJson(out, true).print(packet, dissector);
    return mapper.readTree(out.toString());
  }
}
