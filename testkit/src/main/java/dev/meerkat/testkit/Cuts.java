// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Ways to hand the same bytes to a parser: whole, byte by byte, in odd pieces, at odd offsets. The
 * outcome may not depend on the way.
 *
 * <p>A resumable reader gets prefixes that grow ({@link Cut#grow}), a consumer of a stream gets the
 * pieces ({@link Cut#pieces}). Bytes outside the window are filled with {@code 0xA5}, and each step
 * has a new array, so that a parser that looks outside or keeps the array is found out.
 */
public final class Cuts {
  private static final byte POISON = (byte) 0xA5;

  private Cuts() {}

  /** What is called step by step; answers whether to go on. */
  @FunctionalInterface
  public interface Step {
    boolean take(byte[] buffer, int offset, int length);
  }

  /**
   * One way.
   *
   * @param name for messages
   * @param offset index of the first byte in its array
   * @param ends where the pieces end, in growing order; the last one is the input's length
   */
  public record Cut(String name, int offset, List<Integer> ends) {
    /** Calls with the first bytes, then with more of them, up to all. Stops when told to. */
    public void grow(byte[] input, Step step) {
      for (int end : ends) {
        if (!step.take(poisoned(input, 0, end), offset, end)) {
          return;
        }
      }
    }

    /** Calls with one piece after the other. Stops when told to. */
    public void pieces(byte[] input, Step step) {
      int start = 0;
      for (int end : ends) {
        if (!step.take(poisoned(input, start, end), offset, end - start)) {
          return;
        }
        start = end;
      }
    }

    private byte[] poisoned(byte[] input, int start, int end) {
      byte[] buffer = new byte[offset + (end - start) + 9];
      Arrays.fill(buffer, POISON);
      System.arraycopy(input, start, buffer, offset, end - start);
      return buffer;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** Whole, byte by byte, pieces of 2, 3, 7 and 64, five random ways, each at its own offset. */
  public static List<Cut> of(int length) {
    List<Cut> cuts = new ArrayList<>();
    cuts.add(every("whole", 0, length, Math.max(1, length)));
    cuts.add(every("whole at 5", 5, length, Math.max(1, length)));
    cuts.add(every("byte by byte", 1, length, 1));
    for (int size : new int[] {2, 3, 7, 64}) {
      cuts.add(every("pieces of " + size, size, length, size));
    }
    for (int seed = 1; seed <= 5; seed++) {
      cuts.add(random(seed, length));
    }
    return cuts;
  }

  /** In two pieces, at every place. */
  public static List<Cut> inTwo(int length) {
    List<Cut> cuts = new ArrayList<>();
    for (int at = 1; at < length; at++) {
      cuts.add(new Cut("cut at " + at, at % 3, List.of(at, length)));
    }
    return cuts;
  }

  private static Cut every(String name, int offset, int length, int size) {
    List<Integer> ends = new ArrayList<>();
    for (int end = size; end < length; end += size) {
      ends.add(end);
    }
    ends.add(length);
    return new Cut(name, offset, List.copyOf(ends));
  }

  private static Cut random(long seed, int length) {
    SplittableRandom random = new SplittableRandom(seed);
    int largest = Math.max(2, length / 2);
    List<Integer> ends = new ArrayList<>();
    for (int end = random.nextInt(1, largest); end < length; end += random.nextInt(1, largest)) {
      ends.add(end);
    }
    ends.add(length);
    return new Cut("random pieces " + seed, random.nextInt(17), List.copyOf(ends));
  }
}
