// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    String known = text("tshark", "-G", "protocols");
    StringBuilder disabled = new StringBuilder();
    for (String line : known.split("\n")) {
      String name = line.split("\t")[2];
      if (!PROTOCOLS.contains(name)
          && !described.contains(name)
          && !PARTS.matcher(name).matches()) {
        disabled.append(name).append('\n');
      }
    }
    Files.writeString(folder.resolve("disabled_protos"), disabled);
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
