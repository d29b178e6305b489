// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.script;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.transport.Listener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plays a script: the peer's part and the user's on a {@link Stage}, line after line. */
final class ScriptRunner {
  private static final int HOST_PORT = 80;
  private static final int FIRST_PEER_PORT = 40_000;
  private static final long NANOS_PER_NUMBER = 4_000;
  private static final long NUMBERS = 1L << 32;

  private final Settings settings;
  private final Map<String, Flow> flows = new LinkedHashMap<>();
  private final List<String> trace = new ArrayList<>();
  private final StateChecks checks = new StateChecks(this);
  private Stage stage;
  private Listener listener;
  private long begin;
  private long last;

  private ScriptRunner(IpVersion version) {
    settings = new Settings(version);
  }

  static void run(Script script, IpVersion version) {
    new ScriptRunner(version).play(script);
  }

  private void play(Script script) {
    ScriptLine line = null;
    try {
      for (int i = 0; i < script.lines().size(); i++) {
        line = script.lines().get(i);
        execute(line);
        checkHost();
      }
      noMore("the script has ended");
    } catch (RuntimeException | AssertionError failure) {
      String state = stage == null ? "" : stage.host.describe();
      throw script.failure(line, failure, trace, state);
    }
  }

  private void checkHost() {
    if (stage != null && !stage.errors.isEmpty()) {
      throw new ScriptFailure("the host has failed: " + stage.errors, stage.errors.get(0));
    }
    for (Flow flow : flows.values()) {
      if (flow.actor.fault() != null) {
        throw new ScriptFailure(flow.actor.fault());
      }
    }
  }

  private void execute(ScriptLine line) {
    switch (line.verb()) {
      case "set" -> settings.set(line.word(0), line.word(1));
      case "out" -> out(line);
      case "repeat" -> {
        ScriptLine rest = line.rest(1);
        boolean arrivals = rest.verb().equals("in");
        if (arrivals) {
          execute(rest);
        }
        for (int i = line.number(0); i > (arrivals ? 1 : 0); i--) {
          if (arrivals) {
            in(rest, flow(rest.flow()));
          } else {
            execute(rest);
          }
        }
      }
      default -> {
        passTo(line);
        if (line.verb().equals("drop")) {
          dropAll(line);
        } else if (!checks.check(line)) {
          noMore(line.text());
          act(line);
        }
      }
    }
  }

  Stage stage() {
    if (stage == null) {
      stage = new Stage(settings);
    }
    return stage;
  }

  /** The connection that a line is about. */
  Flow flow(String name) {
    return flows.computeIfAbsent(name, n -> new Flow(n, FIRST_PEER_PORT + flows.size(), HOST_PORT));
  }

  // Time.

  private void passTo(ScriptLine line) {
    When when = line.when();
    long target = due(when);
    if (target > stage().now()) {
      stage().pass(target - stage().now());
    }
    last = Math.max(last, target);
    if (line.timed()) {
      noMore(line.text());
    }
  }

  private long due(When when) {
    return when.kind() == When.Kind.ABSOLUTE ? begin + when.nanos() : last + when.nanos();
  }

  /** Every segment must have been named before something else happens. */
  private void noMore(String before) {
    if (stage != null && !stage.sent.isEmpty()) {
      Segment s = stage.sent.peek();
      throw new ScriptFailure(
          "before <%s>\nexpected nothing, got at %s\n     %s"
              .formatted(before, since(s.atNanos()), show(s)));
    }
  }

  private String since(long instant) {
    return When.show(instant - begin) + " (+" + When.show(instant - last) + ")";
  }

  // What the host sends.

  private void out(ScriptLine line) {
    SegmentText text = new SegmentText(line);
    Flow flow = flow(line.flow());
    int whole = text.length();
    int step = text.each() == 0 ? whole : text.each();
    int from = 0;
    do {
      int octets = whole < 0 ? -1 : Math.min(step, whole - from);
      one(line, text, flow, from, octets);
      from += Math.max(0, octets);
    } while (from < whole);
  }

  private void one(ScriptLine line, SegmentText text, Flow flow, int from, int octets) {
    When when = line.when();
    long limit = when.kind() == When.Kind.ANY ? Long.MAX_VALUE / 4 : due(when) + when.tolerance();
    if (stage().sent.isEmpty() && limit > stage.now()) {
      stage.simulation.passUntil(limit - stage.now(), () -> !stage.sent.isEmpty());
    }
    if (stage.sent.isEmpty()) {
      throw new ScriptFailure("expected <" + line.text() + ">, got nothing");
    }
    Segment s = stage.sent.poll();
    if (!flow.hostKnown && s.has(Segment.SYN)) {
      flow.learn(s);
    }
    trace.add(When.show(s.atNanos() - begin) + " " + s.show(flow));
    String wrong =
        s.targetPort() != flow.peerPort ? "connection" : text.differs(s, flow, from, octets);
    if (wrong == null && when.kind() != When.Kind.ANY) {
      boolean early = s.atNanos() < due(when) - when.tolerance();
      wrong = early || s.atNanos() > limit ? "time" : null;
    }
    if (wrong != null) {
      throw new ScriptFailure(
          "wrong %s\nexpected at %s %s\n     got at %s %s"
              .formatted(
                  wrong,
                  when.kind() == When.Kind.ANY ? "any time" : since(due(when)),
                  line.text() + (text.each() > 0 ? " (octets from " + from + ")" : ""),
                  since(s.atNanos()),
                  show(s)));
    }
    flow.learn(s);
    last = s.atNanos();
  }

  private String show(Segment s) {
    for (Flow flow : flows.values()) {
      if (flow.peerPort == s.targetPort()) {
        return s.show(flow);
      }
    }
    return s.show(new Flow("?", s.targetPort(), s.sourcePort()));
  }

  // What the peer and the user do.

  private void act(ScriptLine line) {
    trace.add(When.show(stage.now() - begin) + " " + line.text());
    Flow flow = flow(line.flow());
    switch (line.verb()) {
      case "in" -> in(line, flow);
      case "icmp" -> stage.inject(IcmpWire.packet(line, flow, settings));
      case "listen" -> listen();
      case "unlisten" -> listener.close();
      case "connect" ->
          flow.actor.connection =
              stage.host.connect(
                  new Endpoint(IpAddress.parse(stage.version.peer), flow.peerPort),
                  settings.connection,
                  flow.actor);
      case "write" -> write(line, flow);
      case "finish" -> {
        write(line, flow);
        flow.actor.connection.endOutput();
      }
      case "close-at-end" -> flow.actor.closesAtEnd = true;
      case "pause" -> flow.actor.pause();
      case "resume" -> flow.actor.resume();
      case "read" -> flow.actor.read(line.number(0));
      case "end" -> flow.actor.connection.endOutput();
      case "close" -> flow.actor.connection.close();
      case "abort" -> flow.actor.connection.abort();
      case "host-begins" -> hostBegins(line.number(0), flow);
      case "peer-begins" -> flow.peerInitial = (int) Long.parseLong(line.word(0));
      default -> throw new IllegalArgumentException("no such verb: " + line.verb());
    }
    stage.simulation.settle();
  }

  private void in(ScriptLine line, Flow flow) {
    SegmentText text = new SegmentText(line);
    int whole = text.length();
    int step = text.each() == 0 ? whole : text.each();
    int from = 0;
    do {
      int octets = Math.min(step, whole - from);
      stage.inject(stage.wire.packet(text, flow, from, octets));
      from += octets;
    } while (from < whole);
  }

  private void listen() {
    listener =
        stage.host.listen(
            Endpoint.anyAddress(HOST_PORT),
            settings.listener,
            settings.connection,
            connection -> flowOf(connection.remote().port()).actor);
  }

  private Flow flowOf(int peerPort) {
    return flows.values().stream()
        .filter(flow -> flow.peerPort == peerPort)
        .findFirst()
        .orElseThrow();
  }

  private static void write(ScriptLine line, Flow flow) {
    int taken = flow.actor.write(line.number(0));
    if (taken != line.number(0)) {
      throw new ScriptFailure("only " + taken + " octets were taken");
    }
  }

  /** Forgets what the host has sent; with a duration, what it sends for so long. */
  private void dropAll(ScriptLine line) {
    if (!line.words().isEmpty()) {
      stage.pass(When.duration(line.word(0)));
      last = stage.now();
    }
    stage.sent.clear();
  }

  /** Waits until the host will begin a connection at a number, found out by an attempt. */
  private void hostBegins(int wanted, Flow flow) {
    ScriptLine syn = ScriptLine.parse("", 0, "in SYN -10");
    in(syn, flow);
    int now = stage.sent.remove().seq();
    in(ScriptLine.parse("", 0, "in RST -9"), flow);
    long ahead = (wanted - now) & NUMBERS - 1;
    stage.pass(ahead * NANOS_PER_NUMBER);
    begin = stage.now();
    last = begin;
  }
}
