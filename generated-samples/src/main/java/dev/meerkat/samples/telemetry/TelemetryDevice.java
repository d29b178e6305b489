// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.telemetry;

import dev.meerkat.core.time.Timer;
import dev.meerkat.samples.codec.telemetry.AckReader;
import dev.meerkat.samples.codec.telemetry.BatchWriter;
import dev.meerkat.samples.codec.telemetry.CommandReader;
import dev.meerkat.samples.codec.telemetry.Metric;
import dev.meerkat.samples.codec.telemetry.TelemetryHandler;
import dev.meerkat.samples.codec.telemetry.TelemetryPeer;
import dev.meerkat.samples.codec.telemetry.TelemetryReader;
import dev.meerkat.samples.codec.telemetry.TelemetryWriter;
import dev.meerkat.samples.codec.telemetry.WelcomeReader;

/** Registers under the number of its port, then reports; repeats what nobody has acknowledged. */
public final class TelemetryDevice implements TelemetryHandler {
  private int version;
  private int sequence;
  private long intervalMillis = 500;

  @Override
  public void onOpen(TelemetryPeer peer) {
    new Timer((timer, now) -> report(peer, timer)).fire(peer.loop().now());
  }

  private void report(TelemetryPeer peer, Timer timer) {
    TelemetryWriter frame = peer.write().version(version).sequence(sequence);
    if (version == 0) {
      frame.bodyHello().oldest(1).newest(2).device(peer.local().port()).model(1).end();
    } else {
      BatchWriter<?>.Readings readings = frame.bodyBatch().percent(90).readings();
      readings.add().metric(Metric.TEMPERATURE).age(0).milli(21_500).end().end().end();
    }
    if (peer.send() != TelemetryPeer.NOT_OPEN) {
      peer.loop().timers().schedule(timer, peer.loop().now() + intervalMillis * 1_000_000);
    }
  }

  @Override
  public void onWelcome(TelemetryPeer peer, TelemetryReader frame, WelcomeReader welcome) {
    version = welcome.version();
  }

  @Override
  public void onAck(TelemetryPeer peer, TelemetryReader frame, AckReader ack) {
    sequence += ack.batch() == sequence && sequence < 0xFFFF ? 1 : 0;
  }

  @Override
  public void onCommand(TelemetryPeer peer, TelemetryReader frame, CommandReader command) {
    intervalMillis = command.argument();
    peer.write().version(version).sequence(0).bodyDone().command(frame.sequence()).end();
    peer.send();
  }
}
