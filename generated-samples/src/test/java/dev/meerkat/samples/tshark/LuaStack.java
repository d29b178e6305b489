// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import dev.meerkat.core.layer.LayerType;
import dev.meerkat.dsl.ClassPathLocator;
import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.SourceText;
import dev.meerkat.dsl.WireCompiler;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.generator.lua.DissectorScript;
import dev.meerkat.samples.codec.Layers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A tshark whose frames go through our Lua dissectors from the first octet on. */
final class LuaStack {
  private final Path folder;
  private final List<String> command = new ArrayList<>(List.of("tshark", "-n", "-T", "pdml"));

  /** Writes the scripts of all messages that the samples know. */
  LuaStack(Path folder) throws IOException {
    this.folder = folder;
    Set<String> modules = new TreeSet<>();
    Layers.all().stream().map(LayerType::module).forEach(modules::add);
    IrProgram program = program(modules);
    for (IrModule module : program.modules()) {
      if (modules.contains(module.name())) {
        script(DissectorScript.fileName(module), DissectorScript.of(program, module));
      }
    }
    script(
        "link.lua",
        "DissectorTable.get(\"wtap_encap\")"
            + ":add(wtap.ETHERNET, Dissector.get(\"meerkat_ethernet\"))\n");
  }

  private static IrProgram program(Set<String> modules) {
    ClassPathLocator library = new ClassPathLocator(LuaStack.class.getClassLoader());
    List<SourceText> sources = new ArrayList<>();
    for (String module : modules) {
      library.locate(module).ifPresent(sources::add);
    }
    return new WireCompiler().compile(CompileRequest.of(sources, library)).orThrow();
  }

  private void script(String name, String text) throws IOException {
    if (!text.isEmpty()) {
      Path script = Files.writeString(folder.resolve(name), text);
      command.addAll(List.of("-X", "lua_script:" + script));
    }
  }

  /** Starts tshark; its output is PDML. */
  Process dissect(List<byte[]> frames) throws IOException {
    Path capture = Files.write(folder.resolve("frames.pcap"), capture(frames));
    List<String> whole = new ArrayList<>(command);
    whole.addAll(List.of("-r", capture.toString()));
    ProcessBuilder builder = new ProcessBuilder(whole);
    builder.redirectError(folder.resolve("tshark.err").toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("WIRESHARK_CONFIG_DIR", folder.toString());
    return builder.start();
  }

  /** What tshark said beside the packets. */
  String complaints() throws IOException {
    return Files.readAllLines(folder.resolve("tshark.err")).stream()
        .filter(line -> !line.contains("Running as user"))
        .collect(Collectors.joining("\n"));
  }

  private static byte[] capture(List<byte[]> frames) throws IOException {
    ByteArrayOutputStream capture = new ByteArrayOutputStream();
    ByteBuffer head = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    head.putInt(0xA1B2C3D4).putShort((short) 2).putShort((short) 4).putLong(0);
    capture.write(head.putInt(0x40000).putInt(1).array());
    for (byte[] frame : frames) {
      ByteBuffer record = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
      capture.write(record.putLong(0).putInt(frame.length).putInt(frame.length).array());
      capture.write(frame);
    }
    return capture.toByteArray();
  }
}
