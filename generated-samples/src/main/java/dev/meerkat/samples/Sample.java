// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples;

/** A program that {@code ./meerkat run} starts and Ctrl-C ends. */
public interface Sample extends AutoCloseable {
  /** Where it is reached, to be printed. */
  String address();

  /** Serves on the calling thread until {@link #stop}. */
  void run();

  /** Makes {@link #run} return; from any thread. */
  void stop();

  /** Ends everything and gives ports back; after {@link #run} has returned. */
  @Override
  void close();

  /** What a handler, task or timer has thrown, in one line. */
  static void report(Object source, Throwable failure) {
    System.err.println("meerkat: " + source.getClass().getSimpleName() + " failed: " + failure);
  }
}
