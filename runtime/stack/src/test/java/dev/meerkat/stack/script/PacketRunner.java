// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.script;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.stack.TwoHosts;
import dev.meerkat.transport.Datagrams;
import java.util.ArrayList;
import java.util.List;

/** Plays a script of packets: neighbours and routers of a host, and its user. */
final class PacketRunner {
  private static final long PING_NANOS = 5_000_000_000L;
  private static final int PORT = 5353;

  private final Settings settings = new Settings(IpVersion.V6);
  private final List<String> trace = new ArrayList<>();
  private final TwoHosts.Pings pings = new TwoHosts.Pings();
  private final TwoHosts.Keeper datagrams = new TwoHosts.Keeper(false);
  private final PacketChecks checks = new PacketChecks();
  private PacketStage stage;
  private Datagrams port;
  private byte[] quoted;
  private long last;

  static void run(Script script) {
    new PacketRunner().play(script);
  }

  private void play(Script script) {
    ScriptLine line = null;
    try {
      for (ScriptLine each : script.lines()) {
        line = each;
        execute(each);
        if (stage != null && !stage.errors.isEmpty()) {
          throw new ScriptFailure("the host has failed: " + stage.errors, stage.errors.get(0));
        }
      }
      noMore("the script has ended");
    } catch (RuntimeException | AssertionError failure) {
      throw script.failure(line, failure, trace, state());
    }
  }

  private String state() {
    return stage == null ? "" : stage.link.addresses().all() + " " + stage.host.counters();
  }

  private void execute(ScriptLine line) {
    switch (line.verb()) {
      case "set" -> settings.set(line.word(0), line.word(1));
      case "out" -> out(line);
      case "repeat" -> {
        ScriptLine rest = line.rest(1);
        execute(rest);
        for (int i = 1; i < line.number(0); i++) {
          if (rest.verb().equals("in")) {
            act(rest);
          } else {
            execute(rest);
          }
        }
      }
      default -> {
        passTo(line.when());
        if (line.verb().equals("drop")) {
          dropAll(line);
          return;
        }
        noMore(line.text());
        if (!checks.check(line, stage, pings.said, datagrams.received)) {
          trace.add(When.show(stage.now()) + " " + line.text());
          act(line);
          stage.simulation.settle();
        }
      }
    }
  }

  // Time.

  private PacketStage stage() {
    if (stage == null) {
      stage = new PacketStage(settings);
    }
    return stage;
  }

  private long due(When when) {
    return when.kind() == When.Kind.ABSOLUTE ? when.nanos() : last + when.nanos();
  }

  private void passTo(When when) {
    long target = due(when);
    if (target > stage().now()) {
      stage.simulation.pass(target - stage.now());
    }
    last = Math.max(last, target);
  }

  private void noMore(String before) {
    if (stage != null && !stage.sent.isEmpty()) {
      PacketStage.Sent sent = stage.sent.peek();
      throw new ScriptFailure(
          "before <%s>\nexpected nothing, got at %s (+%s)\n     %s"
              .formatted(
                  before,
                  When.show(sent.atNanos()),
                  When.show(sent.atNanos() - last),
                  sent.view()));
    }
  }

  /** Forgets what the host has sent; with a duration, what it sends for so long. */
  private void dropAll(ScriptLine line) {
    if (!line.words().isEmpty()) {
      stage.simulation.pass(When.duration(line.word(0)));
      last = stage.now();
    }
    stage.sent.clear();
  }

  // What the host sends.

  private void out(ScriptLine line) {
    When when = line.when();
    boolean any = when.kind() == When.Kind.ANY;
    long limit = any ? Long.MAX_VALUE / 4 : due(when) + when.tolerance();
    if (stage().sent.isEmpty() && limit > stage.now()) {
      stage.simulation.passUntil(limit - stage.now(), () -> !stage.sent.isEmpty());
    }
    if (stage.sent.isEmpty()) {
      throw new ScriptFailure("expected <" + line.text() + ">, got nothing");
    }
    PacketStage.Sent sent = stage.sent.poll();
    boolean early = !any && sent.atNanos() < due(when) - when.tolerance();
    boolean right = sent.view().matches(PacketLayer.of(line.words()), stage.names);
    if (!right || early || sent.atNanos() > limit) {
      throw new ScriptFailure(
          "wrong %s\nexpected %s\n     got at %s (+%s) %s"
              .formatted(
                  right ? "time" : "packet",
                  line.text(),
                  When.show(sent.atNanos()),
                  When.show(sent.atNanos() - last),
                  sent.view()));
    }
    trace.add(When.show(sent.atNanos()) + " " + sent.view());
    quoted = sent.packet();
    last = sent.atNanos();
  }

  // What others and the user do.

  private void act(ScriptLine line) {
    switch (line.verb()) {
      case "in" -> stage.inject(PacketLayer.of(line.words()), quoted);
      case "address" -> {
        String[] parts = line.word(0).split("/", -1);
        IpAddress address = stage.names.address(parts[0]);
        stage.host.address(stage.link, address, Integer.parseInt(parts[1]));
      }
      case "auto" -> stage.host.autoConfigure(stage.link);
      case "gateway" -> stage.host.gateway(stage.link, stage.names.address(line.word(0)));
      case "ping" ->
          stage
              .host
              .pinger()
              .ping(stage.names.address(line.word(0)), line.number(1), PING_NANOS, pings);
      case "bind" -> port = TwoHosts.bind(stage.host, "[::]:" + PORT, datagrams);
      case "send" -> {
        Endpoint to = new Endpoint(stage.names.address(line.word(0)), line.number(1));
        port.send(to, new byte[line.number(2)], 0, line.number(2));
      }
      case "join" -> port.join(IpAddress.parse(line.word(0)));
      case "leave" -> port.leave(IpAddress.parse(line.word(0)));
      default -> throw new IllegalArgumentException("no such verb: " + line.verb());
    }
  }
}
