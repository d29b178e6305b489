// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.dsl.interpret.Reading;
import dev.meerkat.fuzz.library.WireLibrary;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * A generated reader of a text says the same whether the text comes whole or in pieces, in one
 * array or in another each time, and says what the interpreter says.
 *
 * <p>Input: two steering bytes, the seed of the cuts, then the text.
 *
 * @param message qualified name of the text
 * @param json what was read, for comparison
 */
record TextAgreement(
    String message,
    Runnable reset,
    Parse parse,
    IntSupplier errorOffset,
    IntSupplier size,
    Consumer<StringBuilder> json) {
  private static final int STEERING = 2;
  private static final int MOST_PIECES = 64;

  /** Parses what is there by now. */
  @FunctionalInterface
  interface Parse {
    int parse(byte[] buffer, int offset, int length);
  }

  void check(byte[] input) {
    if (input.length < STEERING) {
      return;
    }
    byte[] text = Arrays.copyOfRange(input, STEERING, input.length);
    Reading expected = WireLibrary.interpreter().read(message, text);
    reset.run();
    int status = parse.parse(text, 0, text.length);
    Claim.same(expected.status(), status, () -> message + ", interpreter: " + expected.describe());
    if (expected.isOk()) {
      Claim.same(expected.size(), size.getAsInt(), () -> "size of " + message);
    } else if (status != Codec.NEED_MORE) {
      Claim.same(expected.errorOffset(), errorOffset.getAsInt(), expected::describe);
    }
    String whole = outcome(status);
    int seed = (input[0] & 0xFF) << 8 | input[1] & 0xFF;
    Claim.same(whole, inPieces(text, seed), () -> message + " cut with seed " + seed);
  }

  private String inPieces(byte[] text, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int largest = Math.max(2, 2 * text.length / (1 + random.nextInt(MOST_PIECES)));
    reset.run();
    int status = Codec.NEED_MORE;
    int end = 0;
    while (status == Codec.NEED_MORE && end < text.length) {
      end = Math.min(text.length, end + random.nextInt(1, largest));
      int offset = random.nextInt(9);
      byte[] buffer = new byte[offset + end + 2];
      Arrays.fill(buffer, (byte) '\n');
      System.arraycopy(text, 0, buffer, offset, end);
      status = parse.parse(buffer, offset, end);
    }
    return outcome(text.length == 0 ? parse.parse(text, 0, 0) : status);
  }

  private String outcome(int status) {
    if (status == Codec.NEED_MORE) {
      return "NEED_MORE";
    }
    if (status != Codec.OK) {
      return "error " + status + " at " + errorOffset.getAsInt();
    }
    StringBuilder told = new StringBuilder();
    json.accept(told);
    JsonShape.require(told);
    return "OK " + size.getAsInt() + " " + told;
  }
}
