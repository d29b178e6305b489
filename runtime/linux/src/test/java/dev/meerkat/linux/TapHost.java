// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.linux;

import dev.meerkat.core.codec.Ascii;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.core.time.SystemClock;
import dev.meerkat.http.HttpExchange;
import dev.meerkat.http.HttpHandler;
import dev.meerkat.http.HttpServer;
import dev.meerkat.http.HttpStatus;
import dev.meerkat.http.Router;
import dev.meerkat.http.StaticFiles;
import dev.meerkat.link.Device;
import dev.meerkat.link.fault.Faults;
import dev.meerkat.link.fault.FaultyDevice;
import dev.meerkat.stack.NetworkStack;
import dev.meerkat.stack.StackLimits;
import dev.meerkat.stack.link.AddressState;
import dev.meerkat.stack.link.NetworkInterface;
import dev.meerkat.transport.DatagramHandler;
import dev.meerkat.transport.DatagramLimits;
import dev.meerkat.transport.Datagrams;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** The program at the other end of the cable: files over HTTP, an echo over UDP, iperf3. */
final class TapHost {
  private static final String NAME = NetworkNamespace.INTERFACE;
  private static final int MTU = 1500;
  private static final long ADDRESS = 0x02_00_00_00_00_02L;

  private TapHost() {}

  /** Arguments: folder to serve, chance of loss in each direction, the cable. */
  public static void main(String[] arguments) throws Exception {
    double loss = Double.parseDouble(arguments[1]);
    boolean isTap = arguments[2].equals(NetworkNamespace.Cable.TAP.name());
    Device device = isTap ? tap(loss == 0) : PacketDevice.open(NAME, ADDRESS, MTU);
    Faults faults = Faults.NONE.withLoss(loss);
    NetworkStack stack =
        new NetworkStack(
            new SystemClock(),
            new PollWaiter((Pollable) device),
            StackLimits.DEFAULT,
            new SplittableRandom(),
            (source, failure) -> failure.printStackTrace());
    NetworkInterface link =
        stack.attach(loss == 0 ? device : new FaultyDevice(device, faults, faults, 1));
    stack.address(link, IpAddress.parse(NetworkNamespace.OURS), 24);
    stack.address(link, IpAddress.parse(NetworkNamespace.OURS_6), 64);
    stack.autoConfigure(link);
    while (link.addresses().all().get(0).state() != AddressState.PREFERRED) {
      stack.poll(System.nanoTime());
      LockSupport.parkNanos(1_000_000);
    }
    Router router =
        Router.builder()
            .get("/small", new Small())
            .otherwise(new StaticFiles(Path.of(arguments[0])))
            .build();
    IperfServer.listen(stack);
    try (HttpServer server = HttpServer.listen(stack, Endpoint.anyAddress(80), router)) {
      stack.bind(Endpoint.anyAddress(7), new DatagramLimits(65_000, 64), new Echo());
      stack.bind(Endpoint.anyAddress(9), DatagramLimits.DEFAULT, new PingOnWish(stack));
      stack.bind(
          Endpoint.anyAddress(GroupsOnWish.PORT), DatagramLimits.DEFAULT, new GroupsOnWish(stack));
      System.out.println("listening on " + server.local());
      stack.loop().run();
    }
  }

  private static Device tap(boolean offload) throws IOException {
    return offload
        ? TapDevice.openTapWithOffload(NAME, ADDRESS, MTU)
        : TapDevice.openTap(NAME, ADDRESS, MTU);
  }

  private static final class Small implements HttpHandler {
    private static final byte[] FIELDS = Ascii.bytes("Content-Type: application/json\r\n");
    private static final byte[] JSON = Ascii.bytes("{\"message\":\"hello, world\"}");

    @Override
    public void handle(HttpExchange exchange) {
      exchange.fields(FIELDS).send(HttpStatus.OK, JSON, 0, JSON.length);
    }
  }

  private static final class Echo implements DatagramHandler {
    @Override
    public void onDatagram(Datagrams port, Endpoint source, byte[] buffer, int offset, int length) {
      port.send(source, buffer, offset, length);
    }
  }
}
