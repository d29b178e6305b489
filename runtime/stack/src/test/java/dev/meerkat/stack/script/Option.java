// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.script;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * One option of a segment as a script has it: {@code mss 1460}, {@code ts 5 *}, {@code sack 1:10},
 * {@code raw 1e0400}.
 */
record Option(String name, List<Num> values, String hex) {
  private static final Map<String, Integer> KINDS =
      Map.of("eol", 0, "nop", 1, "mss", 2, "wscale", 3, "sackok", 4, "sack", 5, "ts", 8, "uto", 28);

  /** Options as they stand between angle brackets. */
  static List<Option> parseAll(String bracketed) {
    List<Option> options = new ArrayList<>();
    String inner = bracketed.substring(1, bracketed.length() - 1).strip();
    if (!inner.isEmpty()) {
      for (String one : inner.split(",", -1)) {
        options.add(parse(one.strip()));
      }
    }
    return options;
  }

  private static Option parse(String text) {
    String[] words = text.split("[ :]+", -1);
    if (words[0].equals("raw")) {
      return new Option("raw", List.of(), words[1]);
    }
    if (!KINDS.containsKey(words[0])) {
      throw new IllegalArgumentException("no such option: " + text);
    }
    List<Num> values = new ArrayList<>();
    for (int i = 1; i < words.length; i++) {
      values.add(Num.parse(words[i]));
    }
    return new Option(words[0], values, "");
  }

  /** What a number of this option is relative to; {@code fromHost} is the segment's direction. */
  private int origin(int index, boolean fromHost, Flow flow) {
    return switch (name) {
      case "sack" -> fromHost ? flow.peerInitial : flow.hostInitial;
      case "ts" -> (index == 0) == fromHost ? flow.hostClock : 0;
      default -> 0;
    };
  }

  /** Whether an option out of a host's segment, with numbers as they are, is as this one says. */
  boolean matches(Option seen, Flow flow) {
    if (!name.equals(seen.name)
        || values.size() != seen.values.size()
        || !hex.equalsIgnoreCase(seen.hex)) {
      return false;
    }
    for (int i = 0; i < values.size(); i++) {
      if (!values.get(i).matches(seen.values.get(i).value(), origin(i, true, flow))) {
        return false;
      }
    }
    return true;
  }

  /** Writes it for a segment of the peer. */
  void write(ByteBuffer target, Flow flow) {
    if (name.equals("raw")) {
      target.put(HexFormat.of().parseHex(hex));
      return;
    }
    int kind = KINDS.get(name);
    target.put((byte) kind);
    if (kind < 2) {
      return;
    }
    int width = name.equals("wscale") ? 1 : name.equals("mss") || name.equals("uto") ? 2 : 4;
    target.put((byte) (2 + width * values.size()));
    for (int i = 0; i < values.size(); i++) {
      int value = values.get(i).absolute(origin(i, false, flow));
      switch (width) {
        case 1 -> target.put((byte) value);
        case 2 -> target.putShort((short) value);
        default -> target.putInt(value);
      }
    }
  }

  /** As a script would say it. */
  String show(boolean fromHost, Flow flow) {
    StringBuilder text = new StringBuilder(name);
    for (int i = 0; i < values.size(); i++) {
      Num value = values.get(i);
      int shown = value.value() - (value.kind() == Num.Kind.RAW ? origin(i, fromHost, flow) : 0);
      text.append(name.equals("sack") && i % 2 == 1 ? ':' : ' ').append(shown);
    }
    return text.append(hex.isEmpty() ? "" : " " + hex).toString();
  }
}
