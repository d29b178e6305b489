// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.capture.CaptureException;
import dev.meerkat.capture.CaptureReader;
import dev.meerkat.samples.dissect.LinkType;
import dev.meerkat.testkit.RequiredTool;
import dev.meerkat.testkit.SharedData;
import dev.meerkat.testkit.tshark.Pdml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The generated Lua dissectors in tshark show, layer by layer and field by field, what our own
 * dissector says of captured, crafted and mutated frames; and nothing makes one of them stumble.
 * {@code -Dtshark.all=true} takes every capture.
 */
class DissectorsIT {
  private static final int STEP = 20;
  private static final int FEW = 3_000;
  private static final int MANY = 20_000;

  @TempDir private Path folder;

  @Test
  void frames_throughTheLuaDissectors_areWhatTheDumpSays() throws Exception {
    String version = Tshark.version();
    RequiredTool.require(version != null, "tshark is wanted");
    boolean isAll = Boolean.getBoolean("tshark.all");
    List<Path> captures = captures(isAll ? 1 : STEP);
    List<byte[]> frames = new ArrayList<>();
    for (Path capture : captures) {
      frames.addAll(ethernet(capture));
    }
    for (Path file : files(SharedData.require("data/fuzz/eth-frames"))) {
      byte[] frame = Files.readAllBytes(file);
      if (frame.length > 0) {
        frames.add(frame);
      }
    }
    frames.addAll(CraftedFrames.all());
    frames.addAll(new MutatedFrames(captures).make(isAll ? MANY : FEW, 1));
    frames.removeIf(frame -> frame.length == 0);

    LuaStack stack = new LuaStack(folder);
    LuaComparison comparison = new LuaComparison();
    Process tshark = stack.dissect(frames);
    try (InputStream out = tshark.getInputStream()) {
      Pdml pdml = new Pdml(out);
      for (byte[] frame : frames) {
        comparison.compare(frame, pdml.next());
      }
    }
    System.out.print(comparison.report());
    assertEquals("", stack.complaints());
    assertEquals(List.of(), comparison.differences());
    assertTrue(comparison.fields() > 10_000, "fields: " + comparison.fields());
  }

  private static List<Path> captures(int step) throws IOException {
    List<Path> all = files(SharedData.require("data/pcaps"));
    List<Path> chosen = new ArrayList<>();
    for (int i = 0; i < all.size(); i += step) {
      if (!all.get(i).toString().endsWith(".tsv")) {
        chosen.add(all.get(i));
      }
    }
    return chosen;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static List<byte[]> ethernet(Path capture) throws IOException {
    List<byte[]> frames = new ArrayList<>();
    try (CaptureReader reader = CaptureReader.open(capture)) {
      while (reader.next()) {
        var packet = reader.packet();
        if (packet.linkType() == LinkType.ETHERNET) {
          int from = packet.offset();
          frames.add(Arrays.copyOfRange(packet.buffer(), from, from + packet.captured()));
        }
      }
    } catch (CaptureException end) {
      return frames;
    }
    return frames;
  }
}
