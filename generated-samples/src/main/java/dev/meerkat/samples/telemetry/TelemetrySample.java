// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.telemetry;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.time.Timer;
import dev.meerkat.samples.Sample;
import dev.meerkat.samples.codec.Net;
import dev.meerkat.samples.codec.telemetry.TelemetryPeer;
import dev.meerkat.transport.host.HostTransport;
import dev.meerkat.transport.message.MessageCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The server and a fleet of devices on one loop, over TCP or UDP; tells every second what came. */
public final class TelemetrySample implements Sample {
  private static final long SECOND = 1_000_000_000L;

  private final HostTransport network = Net.open(Sample::report);
  private final List<TelemetryPeer> fleet = new ArrayList<>();
  private final Consumer<String> log;
  private final Endpoint local;
  private final boolean isUdp;

  /**
   * Listens and connects; {@link #run} then serves.
   *
   * @param log is told what happens, line by line
   * @throws dev.meerkat.transport.TransportException when the address cannot be listened on
   */
  public TelemetrySample(Endpoint at, boolean isUdp, int devices, Consumer<String> log) {
    this.log = log;
    this.isUdp = isUdp;
    TelemetryServer server = new TelemetryServer(log);
    try {
      local =
          isUdp
              ? Net.bindTelemetry(network, at, server).local()
              : Net.listenTelemetry(network, at, server).local();
    } catch (RuntimeException failure) {
      network.close();
      throw failure;
    }
    for (int i = 0; i < devices; i++) {
      fleet.add(
          isUdp
              ? Net.bindTelemetry(network, Endpoint.loopback(0), local, new TelemetryDevice())
              : Net.connectTelemetry(network, local, new TelemetryDevice()));
    }
    tellLater(new Timer(this::tell));
  }

  private void tell(Timer timer, long now) {
    log.accept(
        fleet.size()
            + " devices: "
            + sum(MessageCounter.SENT)
            + " sent, "
            + sum(MessageCounter.RECEIVED)
            + " received");
    tellLater(timer);
  }

  private void tellLater(Timer timer) {
    network.loop().timers().schedule(timer, network.loop().now() + SECOND);
  }

  private long sum(MessageCounter what) {
    return fleet.stream().mapToLong(device -> device.counters().get(what)).sum();
  }

  /** The address served, with the port that was really given. */
  public Endpoint local() {
    return local;
  }

  @Override
  public String address() {
    return (isUdp ? "udp://" : "tcp://") + local;
  }

  @Override
  public void run() {
    network.loop().run();
  }

  @Override
  public void stop() {
    network.loop().stop();
  }

  @Override
  public void close() {
    network.close();
  }
}
