// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.differential;

import dev.meerkat.testkit.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message of the shared data with what four parsers said of it.
 *
 * @param verdict {@code valid}, {@code invalid} or {@code disputed}
 * @param peers a parser's word: {@code ok}, {@code malformed}, {@code err ...}
 */
record DnsMessage(String id, byte[] octets, String verdict, Map<String, String> peers) {
  private static final Pattern MEMBER =
      Pattern.compile("\"(id|wire_b64|verdict)\": \"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"");
  private static final Pattern PEERS = Pattern.compile("\"peers\": \\{([^}]*)\\}");
  private static final Pattern PEER =
      Pattern.compile("\"([^\"]+)\": \"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"");

  static List<DnsMessage> all() {
    try {
      return Files.readAllLines(SharedData.require("data/dns/messages.jsonl")).stream()
          .map(DnsMessage::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DnsMessage of(String line) {
    Map<String, String> members = new LinkedHashMap<>();
    Matcher member = MEMBER.matcher(line);
    while (member.find()) {
      members.putIfAbsent(member.group(1), member.group(2));
    }
    Map<String, String> peers = new LinkedHashMap<>();
    Matcher group = PEERS.matcher(line);
    if (group.find()) {
      Matcher peer = PEER.matcher(group.group(1));
      while (peer.find()) {
        peers.put(peer.group(1), peer.group(2));
      }
    }
    byte[] octets = Base64.getDecoder().decode(members.get("wire_b64"));
    return new DnsMessage(members.get("id"), octets, members.get("verdict"), peers);
  }

  /** Whether a parser said no with these words somewhere in its answer. */
  boolean says(String peer, String words) {
    return peers.getOrDefault(peer, "").contains(words);
  }

  /** How many parsers took it. */
  long takers() {
    return peers.values().stream().filter("ok"::equals).count();
  }
}
