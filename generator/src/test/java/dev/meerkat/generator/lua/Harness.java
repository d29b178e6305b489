// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.lua;

import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.testkit.RequiredTool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A tshark with all dissectors of a program. A packet of its captures says which one it is for:
 * number of the protocol, number of octets of the arguments, the arguments, the message.
 */
final class Harness {
  private static final int LINK_USER0 = 147;

  private final Path folder;
  private final List<String> protocols = new ArrayList<>();
  private final List<String> scripts = new ArrayList<>();

  Harness(Path folder, IrProgram program) throws IOException {
    this.folder = folder;
    for (IrModule module : program.modules()) {
      String text = DissectorScript.of(program, module);
      if (!text.isEmpty()) {
        Path script = folder.resolve(DissectorScript.fileName(module));
        Files.writeString(script, text);
        scripts.add(script.toString());
        protocols.addAll(DissectorScript.protocols(module));
      }
    }
    Path router = folder.resolve("router.lua");
    Files.writeString(router, router());
    scripts.add(router.toString());
  }

  /** Skips the test where there is no tshark; in the gate that is a failure. */
  static void needTshark() {
    boolean isThere;
    try {
      isThere = new ProcessBuilder("tshark", "--version").start().waitFor() == 0;
    } catch (IOException | InterruptedException absent) {
      isThere = false;
    }
    RequiredTool.require(isThere, "tshark is not installed");
  }

  private String router() {
    String names = protocols.stream().map(LuaPrinter::quoted).collect(Collectors.joining(", "));
    return """
    local router = Proto("meerkat_router", "Chooses a dissector")
    local names = { %s }
    function router.dissector(tvb, pinfo, tree)
      local name = names[tvb(0, 2):uint() + 1]
      local count = tvb(2, 1):uint()
      pinfo.private[name] = count == 0 and "" or tvb(3, count):string()
      Dissector.get(name):call(tvb(3 + count):tvb(), pinfo, tree)
    end
    DissectorTable.get("wtap_encap"):add(wtap.USER0, router)
    """
        .formatted(names);
  }

  /** A packet for one of the protocols. */
  byte[] packet(String protocol, List<Long> arguments, byte[] message) {
    byte[] handed =
        arguments.stream()
            .map(String::valueOf)
            .collect(Collectors.joining(","))
            .getBytes(StandardCharsets.US_ASCII);
    ByteBuffer packet = ByteBuffer.allocate(3 + handed.length + message.length);
    packet.putShort((short) protocols.indexOf(protocol)).put((byte) handed.length);
    return packet.put(handed).put(message).array();
  }

  /** Starts tshark over packets for the router; its output is PDML. */
  Process dissect(List<byte[]> packets) throws IOException {
    return dissect(LINK_USER0, packets, List.of());
  }

  /** The same over packets of any link type, with more options. */
  Process dissect(int linkType, List<byte[]> packets, List<String> options) throws IOException {
    Path file = Files.createTempFile(folder, "packets", ".pcap");
    Files.write(file, capture(linkType, packets));
    List<String> command = new ArrayList<>(List.of("tshark", "-n", "-T", "pdml"));
    for (String script : scripts) {
      command.add("-X");
      command.add("lua_script:" + script);
    }
    command.addAll(options);
    command.addAll(List.of("-r", file.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(folder.resolve("tshark.err").toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("WIRESHARK_CONFIG_DIR", folder.toString());
    return builder.start();
  }

  private static byte[] capture(int linkType, List<byte[]> packets) throws IOException {
    ByteArrayOutputStream capture = new ByteArrayOutputStream();
    ByteBuffer head = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    head.putInt(0xA1B2C3D4).putShort((short) 2).putShort((short) 4).putLong(0);
    capture.write(head.putInt(0x40000).putInt(linkType).array());
    for (byte[] packet : packets) {
      ByteBuffer record = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
      capture.write(record.putLong(0).putInt(packet.length).putInt(packet.length).array());
      capture.write(packet);
    }
    return capture.toByteArray();
  }

  /** What tshark said that is no packet. */
  String complaints() throws IOException {
    return Files.readAllLines(folder.resolve("tshark.err")).stream()
        .filter(line -> !line.contains("Running as user"))
        .collect(Collectors.joining("\n"));
  }
}
