// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.stack;

import com.sun.management.ThreadMXBean;
import dev.meerkat.bench.Medians;
import dev.meerkat.bench.Table;
import dev.meerkat.stack.StackLimits;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code meerkat bench stack}: stack to stack in memory, on one thread. */
@Command(
    name = "stack",
    mixinStandardHelpOptions = true,
    description = {
      "Two hosts of our own stack in one program, driven by one thread, software checksums both"
          + " ways: goodput, segments, octets allocated for each; small questions and answers; what"
          + " an idle connection weighs.",
      "Medians of the rounds."
    })
public final class StackCommand implements Callable<Integer> {
  private static final long SECOND = 1_000_000_000L;

  /** Until the compiler of a machine with two cores is done; half of it is not enough. */
  private static final long WARM_UP = 4 * SECOND;

  private static final int IDLE = 10_000;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Option(names = "--quick", description = "short rounds: a look, not a result")
  private boolean quick;

  @Option(
      names = "--tap",
      description =
          "the kernel against our stack over TAP instead, in a network namespace of its own; needs"
              + " root, unshare, ip and wrk")
  private boolean tap;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (tap) {
      return TapMeasure.inNamespace(quick);
    }
    Table table = new Table("case", "MB/s", "per second", "segments/s", "B allocated/segment");
    for (int mtu : new int[] {1500, 9000, 65_000}) {
      try (MemoryHosts hosts = new MemoryHosts(mtu, StackLimits.DEFAULT)) {
        Bulk bulk = new Bulk(hosts);
        measure(table, "bulk, MTU " + mtu, hosts, bulk::received, 1);
      }
    }
    try (MemoryHosts hosts = new MemoryHosts(1500, StackLimits.DEFAULT)) {
      Echoes echoes = new Echoes(hosts);
      measure(table, "64 octets there and back", hosts, echoes::answers, 0);
    }
    System.out.print(table.toMarkdown());
    System.out.printf(
        "%nan idle connection's end: %.0f octets of heap (%d connections, both ends measured)%n",
        IdleConnections.octetsEach(IDLE), IDLE);
    return 0;
  }

  /**
   * Adds a row.
   *
   * @param octetsEach octets that one counted thing is, to tell the rate in MB/s; 0 to leave it out
   */
  private void measure(
      Table table, String name, MemoryHosts hosts, LongSupplier counted, int octetsEach) {
    System.err.println(name);
    long slice = quick ? SECOND / 2 : 2 * SECOND;
    hosts.forNanos(WARM_UP);
    Medians rate = new Medians();
    Medians segments = new Medians();
    Medians allocated = new Medians();
    for (int round = 0; round < (quick ? 3 : 9); round++) {
      long countedBefore = counted.getAsLong();
      long segmentsBefore = hosts.segments();
      long allocatedBefore = threads.getCurrentThreadAllocatedBytes();
      long begun = System.nanoTime();
      hosts.forNanos(slice);
      double seconds = (System.nanoTime() - begun) / 1e9;
      long sent = hosts.segments() - segmentsBefore;
      rate.add((counted.getAsLong() - countedBefore) / seconds);
      segments.add(sent / seconds);
      allocated.add((threads.getCurrentThreadAllocatedBytes() - allocatedBefore) / (double) sent);
    }
    table.row(
        name,
        octetsEach == 0 ? "" : "%.0f".formatted(rate.median() * octetsEach / 1e6),
        octetsEach == 0 ? "%.0f".formatted(rate.median()) : "",
        "%.0f".formatted(segments.median()),
        "%.2f".formatted(allocated.median()));
  }
}
