// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meerkat.capture.CaptureException;
import dev.meerkat.capture.CaptureReader;
import dev.meerkat.capture.CapturedPacket;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.samples.dissect.Dissector;
import dev.meerkat.samples.dissect.PacketJson;
import dev.meerkat.samples.dissect.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/**
 * Reads one capture with both dissectors, both putting the streams of TCP together, and compares
 * the messages of each direction in the order of the stream: not packet by packet, for tshark shows
 * a message of HTTP where its body ends.
 */
final class StreamComparison {
  private final ObjectMapper mapper = new ObjectMapper();
  private final Tshark tshark;
  private final TsharkNames names;
  private final Tally tally;
  private final Ports ports;

  StreamComparison(Tshark tshark, TsharkNames names, Tally tally, Ports ports) {
    this.tshark = tshark;
    this.names = names;
    this.tally = tally;
    this.ports = ports;
  }

  void compare(Path file) throws IOException, XMLStreamException {
    StreamSides sides = new StreamSides(names);
    if (!ours(file, sides)) {
      return;
    }
    Process process = tshark.follow(file);
    try (InputStream out = process.getInputStream()) {
      PdmlStream packets = new PdmlStream(out);
      for (PdmlNode packet = packets.next(); packet != null; packet = packets.next()) {
        sides.theirs(packet);
      }
    } finally {
      process.destroy();
    }
    String capture = file.getFileName().toString();
    sides.all().forEach(side -> compare(side, capture));
    tally.capture();
  }

  /** Whether there is a segment with octets in it. */
  private boolean ours(Path file, StreamSides sides) throws IOException {
    Dissector dissector = new Dissector(ports).following();
    StringBuilder out = new StringBuilder();
    boolean isAny = false;
    try (CaptureReader reader = CaptureReader.open(file)) {
      while (reader.next()) {
        CapturedPacket packet = reader.packet();
        dissector.dissect(packet.buffer(), packet.offset(), packet.captured(), packet.linkType());
        out.setLength(0);
        new PacketJson(out, true).print(packet, dissector);
        JsonNode json = mapper.readTree(out.toString());
        sides.ours(json);
        isAny |= !json.at("/tcp/payload").asText().isEmpty();
      }
    } catch (CaptureException end) {
      return isAny;
    }
    return isAny;
  }

  private void compare(StreamSides.Side side, String capture) {
    int both = Math.min(side.ours.size(), side.theirs.size());
    for (int i = 0; i < both; i++) {
      StreamSides.Ours ours = side.ours.get(i);
      StreamSides.Theirs theirs = side.theirs.get(i);
      String name = names.streamed(ours.label()).orElseThrow();
      ComparisonSink sink = sink(capture, ours.label(), ours.packet(), theirs.message());
      if (!name.equals(theirs.message().name())) {
        sink.differs("order", name, theirs.message().name());
        return;
      }
      tally.packet(ours.label());
      message(ours, theirs.message(), sink);
    }
    rest(side, both, capture);
  }

  private void message(StreamSides.Ours ours, PdmlNode theirs, ComparisonSink sink) {
    switch (ours.label()) {
      case "requestHead" -> new HttpComparison(sink).request(ours.message(), theirs);
      case "responseHead" -> new HttpComparison(sink).response(ours.message(), theirs);
      default -> {
        IrStruct struct = names.message(ours.label()).orElseThrow();
        new LayerComparison(names, sink).layer(struct, ours.message(), theirs);
      }
    }
  }

  private void rest(StreamSides.Side side, int both, String capture) {
    if (side.fault != null) {
      tally.rejected(new Rejection(capture, side.faulty, side.fault, shown(side, both)));
    } else if (side.other != null && side.other.fault != null) {
      // what we do not understand of one side can be what the other depends on
      return;
    } else if (side.ours.size() > both) {
      StreamSides.Ours more = side.ours.get(both);
      sink(capture, more.label(), side.within(more.packet()), PdmlNode.packet(List.of()))
          .differs("messages", side.ours.size() - both + " more", Difference.ABSENT);
    } else if (side.theirs.size() > both) {
      StreamSides.Theirs more = side.theirs.get(both);
      JsonNode packet = mapper.createObjectNode().put("number", number(more.packet()));
      sink(capture, more.message().name(), side.within(packet), more.message())
          .differs("messages", Difference.ABSENT, side.theirs.size() - both + " more");
    }
  }

  /** What tshark shows of a packet in which we find a fault, if it shows any messages. */
  private static PdmlNode shown(StreamSides.Side side, int both) {
    long number = side.faulty.get("number").longValue();
    return side.theirs.subList(both, side.theirs.size()).stream()
        .map(StreamSides.Theirs::packet)
        .filter(packet -> number(packet) >= number)
        .findFirst()
        .orElse(PdmlNode.packet(List.of()));
  }

  private static long number(PdmlNode packet) {
    return packet.children().get(0).find("num").map(PdmlNode::number).orElse(-1L);
  }

  private ComparisonSink sink(String capture, String label, JsonNode packet, PdmlNode node) {
    return new ComparisonSink() {
      @Override
      public void same(String field) {
        tally.same(label, field);
      }

      @Override
      public void differs(String field, String ours, String theirs) {
        long frame = packet.get("number").longValue();
        tally.differs(new Difference(capture, frame, label, field, ours, theirs, packet, node));
      }
    };
  }
}
