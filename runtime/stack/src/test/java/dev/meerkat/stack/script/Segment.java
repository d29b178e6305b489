// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.script;

import java.util.List;
import java.util.stream.Collectors;

/** A segment that the host has sent, its numbers as they are. */
final class Segment {
  static final int FIN = 1;
  static final int SYN = 2;
  static final int RST = 4;
  static final int PSH = 8;
  static final int ACK = 16;
  private static final List<String> FLAGS =
      List.of("FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR");

  private final long atNanos;
  private final int sourcePort;
  private final int targetPort;
  private final int flags;
  private final int seq;
  private final int ack;
  private final int window;
  private final byte[] data;
  private final List<Option> options;

  Segment(
      long atNanos,
      int sourcePort,
      int targetPort,
      int flags,
      int seq,
      int ack,
      int window,
      byte[] data,
      List<Option> options) {
    this.atNanos = atNanos;
    this.sourcePort = sourcePort;
    this.targetPort = targetPort;
    this.flags = flags;
    this.seq = seq;
    this.ack = ack;
    this.window = window;
    this.data = data;
    this.options = options;
  }

  static int flag(String name) {
    int bit = FLAGS.indexOf(name);
    return bit < 0 ? 0 : 1 << bit;
  }

  static String showFlags(int flags) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < FLAGS.size(); i++) {
      if ((flags & 1 << i) != 0) {
        text.append(text.isEmpty() ? "" : " ").append(FLAGS.get(i));
      }
    }
    return text.isEmpty() ? "-" : text.toString();
  }

  long atNanos() {
    return atNanos;
  }

  int sourcePort() {
    return sourcePort;
  }

  int targetPort() {
    return targetPort;
  }

  int flags() {
    return flags;
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  int seq() {
    return seq;
  }

  int ack() {
    return ack;
  }

  int window() {
    return window;
  }

  int length() {
    return data.length;
  }

  List<Option> options() {
    return options;
  }

  boolean timestamps() {
    return options.stream().anyMatch(option -> option.name().equals("ts"));
  }

  int timestamp() {
    return options.stream()
        .filter(option -> option.name().equals("ts"))
        .mapToInt(option -> option.values().get(0).value())
        .findFirst()
        .orElse(0);
  }

  /** Whether its data is what belongs at its place in the stream. */
  boolean hasRightData(int initial) {
    int first = seq - initial - 1 + (has(SYN) ? 1 : 0);
    for (int i = 0; i < data.length; i++) {
      if (data[i] != Flow.octet(first + i)) {
        return false;
      }
    }
    return true;
  }

  /** As a script would say it. */
  String show(Flow flow) {
    int relative = flow.hostKnown ? seq - flow.hostInitial : seq;
    StringBuilder text = new StringBuilder("out:").append(flow.name).append(' ');
    text.append(showFlags(flags)).append(flow.hostKnown ? " " : " =").append(relative);
    if (data.length > 0) {
      text.append(':').append(relative + data.length);
    }
    if (has(ACK)) {
      text.append(" ack ").append(ack - flow.peerInitial);
    }
    return text.append(" win ")
        .append(window)
        .append(
            options.stream()
                .map(option -> option.show(true, flow))
                .collect(Collectors.joining(", ", " <", ">")))
        .toString();
  }
}
