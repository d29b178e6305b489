// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Runs tshark with a profile of its own: only our protocols, each packet by itself, all checksums
 * verified, no names looked up.
 */
final class Tshark {
  /** What stands around those that are compared. */
  private static final Set<String> PROTOCOLS =
      Set.of("frame", "ethertype", "ieee8021ad", "null", "raw", "data");

  /** The same messages under other names. */
  private static final Map<String, Set<String>> OTHER_NAMES =
      Map.of("dns", Set.of("mdns", "llmnr"));

  /** Options of ip and tcp count as protocols too. */
  private static final Pattern PARTS = Pattern.compile("(ip|tcp)\\.options\\..*|_ws\\..*|eth_.*");

  private static final List<String> PREFERENCES =
      List.of(
          "ip.defragment:FALSE",
          "ip.check_checksum:TRUE",
          "ip.tso_support:FALSE",
          "ipv6.defragment:FALSE",
          "ipv6.exthdr_under_root_protocol_tree:TRUE",
          "udp.check_checksum:TRUE",
          "tcp.check_checksum:TRUE",
          "tcp.desegment_tcp_streams:FALSE",
          "tcp.analyze_sequence_numbers:FALSE",
          "tcp.relative_sequence_numbers:FALSE");

  private final Path profile;

  /**
   * Writes the profile into {@code folder}.
   *
   * @param described the protocols that are compared
   */
  Tshark(Path folder, Set<String> described) throws IOException {
    profile = folder;
    Files.createDirectories(folder);
    Set<String> enabled = new HashSet<>(described);
    described.forEach(name -> enabled.addAll(OTHER_NAMES.getOrDefault(name, Set.of())));
    String known = text("tshark", "-G", "protocols");
    StringBuilder disabled = new StringBuilder();
    for (String line : known.split("\n")) {
      String name = line.split("\t")[2];
      if (!PROTOCOLS.contains(name) && !enabled.contains(name) && !PARTS.matcher(name).matches()) {
        disabled.append(name).append('\n');
      }
    }
    Files.writeString(folder.resolve("disabled_protos"), disabled);
    StringBuilder guesses = new StringBuilder();
    for (String line : text("tshark", "-G", "heuristic-decodes").split("\n")) {
      String[] columns = line.split("\t");
      guesses.append(columns[1]).append('_').append(columns[0].replace('.', '_')).append(",0\n");
    }
    Files.writeString(folder.resolve("heuristic_protos"), guesses);
  }

  /** Its version line, or null where there is no tshark. */
  static String version() {
    try {
      Process process = builder(List.of("tshark", "--version")).start();
      try (InputStream out = process.getInputStream()) {
        return new String(out.readAllBytes(), StandardCharsets.UTF_8).split("\n")[0];
      }
    } catch (IOException absent) {
      return null;
    }
  }

  /** Starts dissecting what is behind TCP, streams put together. */
  Process follow(Path capture) throws IOException {
    return start(
        List.of(
            "tshark",
            "-n",
            "-T",
            "pdml",
            "-o",
            "tcp.reassemble_out_of_order:TRUE",
            "-Y",
            "tcp and (tls or http or mqtt or mbtcp or websocket or dns)",
            "-r",
            capture.toString()));
  }

  /** The ports of TCP behind which it looks for a protocol. */
  List<Integer> ports(String protocol) throws IOException {
    List<Integer> ports = new ArrayList<>();
    for (String line : text("tshark", "-G", "decodes").split("\n")) {
      String[] columns = line.split("\t");
      if (columns[0].equals("tcp.port") && columns[2].equals(protocol)) {
        ports.add(Integer.parseInt(columns[1]));
      }
    }
    return ports;
  }

  /** Starts dissecting a capture; its PDML is the process's output. */
  Process dissect(Path capture) throws IOException {
    List<String> command = new ArrayList<>(List.of("tshark", "-n", "-T", "pdml"));
    for (String preference : PREFERENCES) {
      command.add("-o");
      command.add(preference);
    }
    command.add("-r");
    command.add(capture.toString());
    return start(command);
  }

  private String text(String... command) throws IOException {
    Process process = start(List.of(command));
    try (InputStream out = process.getInputStream()) {
      return new String(out.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Process start(List<String> command) throws IOException {
    ProcessBuilder builder = builder(command);
    builder.environment().put("WIRESHARK_CONFIG_DIR", profile.toAbsolutePath().toString());
    return builder.start();
  }

  private static ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("TZ", "UTC");
    return builder;
  }
}
