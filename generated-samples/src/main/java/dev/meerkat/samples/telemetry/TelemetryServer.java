// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.telemetry;

import dev.meerkat.samples.codec.telemetry.BatchReader;
import dev.meerkat.samples.codec.telemetry.DoneReader;
import dev.meerkat.samples.codec.telemetry.HelloReader;
import dev.meerkat.samples.codec.telemetry.TelemetryHandler;
import dev.meerkat.samples.codec.telemetry.TelemetryPeer;
import dev.meerkat.samples.codec.telemetry.TelemetryReader;
import java.util.function.Consumer;

/** Agrees on a version, acknowledges, and tells a device to report faster after ten batches. */
public record TelemetryServer(Consumer<String> log) implements TelemetryHandler {
  @Override
  public void onHello(TelemetryPeer peer, TelemetryReader frame, HelloReader hello) {
    int version = hello.oldest() > 2 ? 0 : Math.min(hello.newest(), 2);
    peer.write().version(0).sequence(0).bodyWelcome().version(version).end();
    peer.send();
    log.accept("device " + hello.device() + " from " + peer.remote() + ", version " + version);
  }

  @Override
  public void onBatch(TelemetryPeer peer, TelemetryReader frame, BatchReader batch) {
    peer.write().version(frame.version()).sequence(0).bodyAck().batch(frame.sequence()).end();
    peer.send();
    if (frame.sequence() == 10) {
      peer.write().version(2).sequence(1).bodyCommand().action(1).argument(200).end();
      peer.send();
    }
  }

  @Override
  public void onDone(TelemetryPeer peer, TelemetryReader frame, DoneReader done) {
    log.accept("device at " + peer.remote() + " has done command " + done.command());
  }
}
