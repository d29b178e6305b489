// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.linux;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.core.time.SystemClock;
import dev.meerkat.http.HttpServer;
import dev.meerkat.http.Router;
import dev.meerkat.http.StaticFiles;
import dev.meerkat.stack.NetworkStack;
import dev.meerkat.stack.StackLimits;
import dev.meerkat.stack.link.NetworkInterface;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** One host with two cables, both waited for in one place: files over HTTP on both. */
final class TwoTapHost {
  static final String SECOND = "second0";
  static final String SECOND_KERNEL = "10.10.0.1";
  static final String SECOND_OURS = "10.10.0.2";
  private static final int MTU = 1500;

  private TwoTapHost() {}

  /** Argument: the folder to serve. */
  public static void main(String[] arguments) throws Exception {
    TapDevice first = TapDevice.openTap(NetworkNamespace.INTERFACE, 0x02_00_00_00_00_02L, MTU);
    TapDevice second = TapDevice.openTapWithOffload(SECOND, 0x02_00_00_00_00_03L, MTU);
    NetworkStack stack =
        new NetworkStack(
            new SystemClock(),
            new PollWaiter(first, second),
            StackLimits.DEFAULT,
            new SplittableRandom(),
            (source, failure) -> failure.printStackTrace());
    stack.address(stack.attach(first), IpAddress.parse(NetworkNamespace.OURS), 24);
    NetworkInterface other = stack.attach(second);
    stack.address(other, IpAddress.parse(SECOND_OURS), 24);
    stack.gateway(other, IpAddress.parse(SECOND_KERNEL));
    Router router = Router.builder().otherwise(new StaticFiles(Path.of(arguments[0]))).build();
    try (HttpServer server = HttpServer.listen(stack, Endpoint.anyAddress(80), router)) {
      System.out.println("listening on " + server.local());
      stack.loop().run();
    }
  }
}
