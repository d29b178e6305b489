// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.core.time.SystemClock;
import dev.meerkat.http.HttpExchange;
import dev.meerkat.http.HttpServer;
import dev.meerkat.http.HttpStatus;
import dev.meerkat.http.RequestTarget;
import dev.meerkat.link.fault.Faults;
import dev.meerkat.link.fault.FaultyDevice;
import dev.meerkat.link.tunnel.ChannelWaiter;
import dev.meerkat.link.tunnel.TunnelDevice;
import dev.meerkat.stack.NetworkStack;
import dev.meerkat.stack.StackLimits;
import dev.meerkat.stack.dhcp.DhcpPool;
import dev.meerkat.stack.dhcp.DhcpServer;
import dev.meerkat.stack.link.AddressState;
import dev.meerkat.stack.link.AssignedAddress;
import dev.meerkat.stack.link.NetworkInterface;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.ListenerLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * iPXE in QEMU, whose TCP/IP knows nothing of ours: its frames come in datagrams over loopback, its
 * address from our server of DHCP, what it boots from our server of HTTP.
 */
class NetbootIT {
  private static final int SECONDS = 120;
  private static final int LARGE = 3_000_000;
  private static final String OURS = "10.9.0.2";

  @TempDir Path folder;
  private final SystemClock clock = new SystemClock();
  private final List<String> asked = new ArrayList<>();
  private final List<Throwable> errors = new ArrayList<>();
  private final byte[] large = new byte[LARGE];
  private String second = "";
  private ChannelWaiter waiter;
  private NetworkStack stack;
  private NetworkInterface link;
  private DhcpServer leases;
  private BootGuest machine;

  private void open(Faults faults) throws IOException {
    machine = new BootGuest(folder);
    TunnelDevice device = machine.tunnel(0x02_00_00_00_00_02L);
    waiter = new ChannelWaiter(device.channel());
    stack =
        new NetworkStack(
            clock,
            waiter,
            StackLimits.DEFAULT,
            new SplittableRandom(),
            (source, failure) -> errors.add(failure));
    link = stack.attach(new FaultyDevice(device, faults, faults, 1));
    stack.address(link, IpAddress.parse(OURS), 24);
    stack.autoConfigure(link);
    leases =
        new DhcpServer(
            stack.dhcpHost(), link, DhcpPool.of(IpAddress.parse("10.9.0.50"), 10, 24, 600));
    HttpServer.listen(stack, Endpoint.anyAddress(80), this::answer);
    until(
        () -> link.addresses().all().get(0).state() == AddressState.PREFERRED,
        () -> "no address: " + link.addresses().all());
  }

  @AfterEach
  void close() throws InterruptedException {
    if (stack != null) {
      machine.close();
      stack.close();
    }
  }

  private void answer(HttpExchange exchange) {
    RequestTarget to = exchange.target();
    String target = new String(to.path(), 0, to.pathLength(), StandardCharsets.US_ASCII);
    asked.add(target);
    if (target.startsWith("/large")) {
      exchange.sendLasting(HttpStatus.OK, large, 0, LARGE);
    } else if (target.startsWith("/second")) {
      exchange.send(HttpStatus.OK, "text/plain", second);
    } else {
      exchange.send(HttpStatus.OK, "text/plain", "#!ipxe\n");
    }
  }

  private void until(BooleanSupplier done, Supplier<String> otherwise) {
    long end = clock.nanos() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!done.getAsBoolean()) {
      assertTrue(clock.nanos() - end < 0, otherwise);
      assertTrue(machine.isAlive(), otherwise);
      stack.poll(clock.nanos());
      if (stack.nextDeadline() - clock.nanos() > 0) {
        waiter.await(TimeUnit.MILLISECONDS.toNanos(1));
      }
    }
    assertEquals(List.of(), errors);
  }

  private void untilAsked(String what) {
    until(
        () -> asked.stream().anyMatch(each -> each.startsWith(what)),
        () -> "asked for " + asked + "; " + stack.counters() + "\n" + stack.describe());
  }

  @Test
  void stranger_getsAddress_fetchesAndBootsOn() throws IOException {
    open(Faults.NONE);
    // What it is given as a second script runs to its end only if it came whole.
    second = "#!ipxe\n" + "# nothing\n".repeat(50_000) + "imgfetch http://" + OURS + "/end\n";
    machine.boot(
        """
        #!ipxe
        dhcp
        imgfetch http://10.9.0.2/has/${net0/ip}/${net0/netmask}
        imgfetch http://10.9.0.2/large && imgfetch http://10.9.0.2/came
        chain http://10.9.0.2/second
        """);
    untilAsked("/end");
    assertTrue(asked.get(0).matches("/has/10\\.9\\.0\\.5\\d/255\\.255\\.255\\.0"), asked::toString);
    assertTrue(asked.contains("/came"), asked::toString);
    assertEquals(1, leases.leases());
  }

  @Test
  void stranger_overIpv6_fetches() throws IOException {
    open(Faults.NONE);
    // Its requests name the zone in their Host field, which our server of HTTP refuses with reason.
    stack.listen(
        Endpoint.anyAddress(81),
        ListenerLimits.DEFAULT,
        ConnectionLimits.DEFAULT,
        connection -> new OneAnswer(asked, large));
    AssignedAddress own = link.addresses().all().get(0);
    String near = IpAddress.v6(own.high(), own.low()).toString();
    machine.boot(
        """
        #!ipxe
        ifopen net0
        sleep 3
        imgfetch http://[HOST%25net0]:81/large && imgfetch http://[HOST%25net0]:81/end
        """
            .replace("HOST", near));
    untilAsked("/end");
    assertEquals(0, leases.leases());
  }

  @Test
  void stranger_whileFramesAreLost_fetchesAll() throws IOException {
    assumeTrue(KernelPeer.LENGTH > 1, "in the long form alone: ./meerkat test stack");
    open(Faults.NONE.withLoss(0.02).withReordering(0.02, 2_000_000));
    machine.boot(
        """
        #!ipxe
        :again
        dhcp || goto again
        :large
        imgfetch http://10.9.0.2/large || goto large
        imgfetch http://10.9.0.2/end || goto large
        """);
    untilAsked("/end");
    assertEquals(1, asked.stream().filter(each -> each.equals("/large")).count());
  }
}
