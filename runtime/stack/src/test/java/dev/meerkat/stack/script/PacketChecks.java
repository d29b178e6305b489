// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.script;

import dev.meerkat.core.net.IpAddress;
import dev.meerkat.stack.count.StackCounter;
import dev.meerkat.stack.link.AssignedAddress;
import java.util.List;

/** The lines of a script of packets that look at the host. */
final class PacketChecks {
  /** Tells whether a line is a check; throws if it does not hold. */
  boolean check(ScriptLine line, PacketStage stage, List<String> pings, List<byte[]> received) {
    switch (line.verb()) {
      case "quiet" -> {
        // Time has passed, and nothing has come.
      }
      case "is" -> same(line, line.word(1), state(line, stage));
      case "isnot" -> same(line, "none", state(line, stage));
      case "addresses" -> same(line, line.number(0), stage.link.addresses().count());
      case "routers" -> same(line, line.number(0), stage.host.routers().routers());
      case "prefixes" -> same(line, line.number(0), stage.host.routers().prefixes());
      case "neighbors" -> same(line, line.number(0), stage.link.neighbors());
      case "reassemblies" -> same(line, line.number(0), stage.host.reassemblies());
      case "mtu" -> same(line, line.number(0), stage.link.ipv6Mtu());
      case "received" -> same(line, line.number(0), received.size());
      case "pings" -> same(line, line.words(), pings.stream().map(PacketChecks::outcome).toList());
      case "count" ->
          same(
              line,
              line.number(1),
              (int) stage.host.counters().get(StackCounter.valueOf(line.word(0))));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static String outcome(String said) {
    return said.substring(said.indexOf(' ') + 1);
  }

  private static String state(ScriptLine line, PacketStage stage) {
    IpAddress wanted = stage.names.address(line.word(0));
    AssignedAddress found = stage.link.addresses().find(wanted.high(), wanted.low());
    return found == null ? "none" : found.state().toString();
  }

  private static void same(ScriptLine line, Object expected, Object got) {
    if (!expected.equals(got)) {
      throw new ScriptFailure(line.text() + ": expected " + expected + ", got " + got);
    }
  }
}
