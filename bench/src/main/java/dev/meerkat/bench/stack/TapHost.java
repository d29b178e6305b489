// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.stack;

import dev.meerkat.core.codec.Ascii;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.core.time.SystemClock;
import dev.meerkat.http.HttpServer;
import dev.meerkat.http.HttpStatus;
import dev.meerkat.http.Router;
import dev.meerkat.linux.PollWaiter;
import dev.meerkat.linux.TapDevice;
import dev.meerkat.stack.NetworkStack;
import dev.meerkat.stack.StackLimits;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.ListenerLimits;
import java.io.IOException;
import java.util.SplittableRandom;

/** The host at the other end of the kernel's TAP interface: HTTP, a sink and a source of octets. */
final class TapHost {
  static final String INTERFACE = "tap0";
  static final String KERNEL = "10.9.0.1";
  static final String ADDRESS = "10.9.0.2";
  static final int SINK = 5001;
  static final int SOURCE = 5002;
  static final String READY = "ready";

  private static final int MTU = 1500;
  private static final int BUFFERS = 256 << 10;

  private TapHost() {}

  public static void main(String[] arguments) throws IOException {
    TapDevice tap = TapDevice.openTapWithOffload(INTERFACE, 0x02_00_00_00_00_02L, MTU);
    NetworkStack stack =
        new NetworkStack(
            new SystemClock(),
            new PollWaiter(tap),
            StackLimits.DEFAULT,
            new SplittableRandom(),
            (source, failure) -> failure.printStackTrace());
    stack.address(stack.attach(tap), IpAddress.parse(ADDRESS), 24);
    ConnectionLimits limits =
        ConnectionLimits.DEFAULT.withIdleNanos(0).withReceiveBytes(BUFFERS).withSendBytes(BUFFERS);
    stack.listen(Endpoint.anyAddress(SINK), ListenerLimits.DEFAULT, limits, listener -> new Sink());
    stack.listen(
        Endpoint.anyAddress(SOURCE), ListenerLimits.DEFAULT, limits, listener -> new Source());
    try (HttpServer server = HttpServer.listen(stack, Endpoint.anyAddress(80), router())) {
      System.out.println(READY + " " + server.local());
      stack.loop().run();
    }
  }

  private static Router router() {
    byte[] fields = Ascii.bytes("Content-Type: application/json\r\n");
    byte[] small = Ascii.bytes("{\"message\":\"hello, world\"}");
    byte[] large = new byte[100 << 10];
    return Router.builder()
        .get(
            "/small",
            exchange -> exchange.fields(fields).send(HttpStatus.OK, small, 0, small.length))
        .get(
            "/large",
            exchange -> exchange.fields(fields).send(HttpStatus.OK, large, 0, large.length))
        .build();
  }
}
