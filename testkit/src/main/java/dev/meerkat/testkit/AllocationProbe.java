// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.testkit;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Assertions;

/**
 * Counts the bytes that the calling thread allocates per operation.
 *
 * <p>An operation is warmed up first, then measured in rounds; the smallest round counts, since the
 * JVM itself allocates on a thread now and then (class initialisation, a profile).
 */
public final class AllocationProbe {
  private static final int ROUNDS = 5;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private AllocationProbe() {}

  /** Something that is measured. */
  @FunctionalInterface
  public interface Operation {
    void run() throws Exception;
  }

  /**
   * Bytes allocated per operation in the steady state.
   *
   * @param warmUp operations before measuring; enough for what is cached to be there
   * @param iterations operations per round
   */
  public static double bytesPerOperation(int warmUp, int iterations, Operation operation) {
    repeat(warmUp, operation);
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      repeat(iterations, operation);
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return (double) least / iterations;
  }

  /** Fails if an operation allocates anything after 2,000 runs. */
  public static void assertAllocatesNothing(Operation operation) {
    assertAllocatesNothing(2_000, 2_000, operation);
  }

  /** Fails if an operation allocates anything after {@code warmUp} runs. */
  public static void assertAllocatesNothing(int warmUp, int iterations, Operation operation) {
    double bytes = bytesPerOperation(warmUp, iterations, operation);
    Assertions.assertEquals(0.0, bytes, "bytes allocated per operation");
  }

  private static void repeat(int times, Operation operation) {
    try {
      for (int i = 0; i < times; i++) {
        operation.run();
      }
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new IllegalStateException("the measured operation failed", failure);
    }
  }
}
