// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.script;

import java.util.List;

/**
 * A segment as a script has it: {@code PSH ACK 1:101 ack 1 win 1000 <ts 5 *>}.
 *
 * <p>To be sent by the peer, or what one of the host is compared with: what is not said is not
 * compared, except for flags (PSH counts only if it is named, or as {@code -PSH}).
 */
final class SegmentText {
  private final int flags;
  private final boolean anyFlags;
  private final boolean withoutPush;
  private Num seq = Num.ANY;
  private int length;
  private Num ack = Num.ANY;
  private int window = -1;
  private int urgent;
  private int each;
  private List<Option> options;
  private boolean badChecksum;
  private int reserved;
  private int headerWords = -1;
  private String source;
  private String target;
  private int sourcePort = Flow.NO_PORT;
  private int targetPort = Flow.NO_PORT;
  private int cut;

  SegmentText(ScriptLine line) {
    int at = 0;
    int named = 0;
    boolean any = false;
    boolean noPush = false;
    for (; at < line.words().size(); at++) {
      String word = line.word(at);
      if (word.equals("-PSH")) {
        noPush = true;
      } else if (word.equals("any")) {
        any = true;
      } else if (!word.equals("-") && Segment.flag(word) == 0) {
        break;
      }
      named |= Segment.flag(word);
    }
    flags = named;
    anyFlags = any;
    withoutPush = noPush;
    if (at < line.words().size()
        && !Character.isLetter(line.word(at).charAt(0))
        && !line.word(at).startsWith("<")) {
      numbers(line.word(at));
      at++;
    }
    rest(line, at);
  }

  private void numbers(String word) {
    int colon = word.indexOf(':');
    seq = Num.parse(colon < 0 ? word : word.substring(0, colon));
    length = colon < 0 ? 0 : Num.parse(word.substring(colon + 1)).value() - seq.value();
    if (colon >= 0 && word.endsWith("*")) {
      length = -1;
    }
  }

  private void rest(ScriptLine line, int from) {
    for (int at = from; at < line.words().size(); at++) {
      String word = line.word(at);
      if (word.startsWith("<")) {
        options = Option.parseAll(word);
        continue;
      }
      if (word.equals("badsum")) {
        badChecksum = true;
        continue;
      }
      String value = line.word(++at);
      switch (word) {
        case "ack" -> ack = Num.parse(value);
        case "win" -> window = value.equals("*") ? -1 : Integer.parseInt(value);
        case "urg" -> urgent = Integer.parseInt(value);
        case "data" -> length = Integer.parseInt(value);
        case "each" -> each = Integer.parseInt(value);
        case "reserved" -> reserved = Integer.parseInt(value);
        case "words" -> headerWords = Integer.parseInt(value);
        case "from" -> source = value;
        case "to" -> target = value;
        case "sport" -> sourcePort = Integer.parseInt(value);
        case "dport" -> targetPort = Integer.parseInt(value);
        case "cut" -> cut = Integer.parseInt(value);
        default -> throw new IllegalArgumentException("no such word: " + word);
      }
    }
  }

  int flags() {
    return flags;
  }

  Num seq() {
    return seq;
  }

  int length() {
    return length;
  }

  Num ack() {
    return ack;
  }

  int window() {
    return window < 0 ? 65_535 : window;
  }

  int urgent() {
    return urgent;
  }

  /** Octets of each of several segments that make up the whole; 0 for one. */
  int each() {
    return each;
  }

  List<Option> options() {
    return options == null ? List.of() : options;
  }

  boolean badChecksum() {
    return badChecksum;
  }

  int reserved() {
    return reserved;
  }

  /** What stands as the header's length; -1 for the truth. */
  int headerWords() {
    return headerWords;
  }

  /** Octets taken off the packet's end. */
  int cut() {
    return cut;
  }

  String source(String otherwise) {
    return source == null ? otherwise : source;
  }

  String target(String otherwise) {
    return target == null ? otherwise : target;
  }

  int sourcePort(int otherwise) {
    return sourcePort < 0 ? otherwise : sourcePort;
  }

  int targetPort(int otherwise) {
    return targetPort < 0 ? otherwise : targetPort;
  }

  /** What is wrong with a segment of the host that should be the part [from, from + octets). */
  String differs(Segment s, Flow flow, int from, int octets) {
    int compared = (flags & Segment.PSH) != 0 || withoutPush ? 0xFF : 0xFF & ~Segment.PSH;
    if (!anyFlags && (s.flags() & compared) != (flags & compared)) {
      return "flags";
    }
    if (!seq.plus(from).matches(s.seq(), flow.hostInitial)) {
      return "sequence number";
    }
    if (octets >= 0 && !anyFlags && s.length() != octets) {
      return "length";
    }
    if (s.has(Segment.ACK) && !ack.matches(s.ack(), flow.peerInitial)) {
      return "acknowledgment number";
    }
    if (window >= 0 && window != s.window()) {
      return "window";
    }
    if (options != null && !sameOptions(s, flow)) {
      return "options";
    }
    return flow.hostKnown && !s.hasRightData(flow.hostInitial) ? "data" : null;
  }

  private boolean sameOptions(Segment s, Flow flow) {
    if (options.size() != s.options().size()) {
      return false;
    }
    for (int i = 0; i < options.size(); i++) {
      if (!options.get(i).matches(s.options().get(i), flow)) {
        return false;
      }
    }
    return true;
  }
}
