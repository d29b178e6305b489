// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.dsl.interpret.Reading;
import dev.meerkat.fuzz.library.Called;
import dev.meerkat.fuzz.library.Codecs;
import dev.meerkat.fuzz.library.WireLibrary;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A generated reader of a text says the same whether the text comes whole or in pieces, in one
 * array or in another each time, and says what the interpreter says.
 *
 * <p>Input: two steering bytes, the seed of the cuts, then the text.
 */
public final class TextTarget implements Target {
  private static final int STEERING = 2;
  private static final int MOST_PIECES = 64;

  private final String text;
  private final Called reader;
  private final Class<?> dump;

  /** Makes the codec of a text of the library. */
  public TextTarget(String qualifiedName) {
    this.text = qualifiedName;
    this.reader = Codecs.make(qualifiedName, "Reader");
    this.dump = Codecs.dump(qualifiedName);
  }

  @Override
  public void accept(byte[] input) {
    if (input.length < STEERING) {
      return;
    }
    byte[] octets = Arrays.copyOfRange(input, STEERING, input.length);
    Reading expected = WireLibrary.interpreter().read(text, octets);
    reader.call("reset");
    int status = parse(octets, 0, octets.length);
    Claim.same(expected.status(), status, () -> text + ", interpreter: " + expected.describe());
    if (expected.isOk()) {
      Claim.same(expected.size(), reader.integer("size"), () -> "size of " + text);
    } else if (status != Codec.NEED_MORE) {
      Claim.same(expected.errorOffset(), reader.integer("errorOffset"), expected::describe);
    }
    String whole = outcome(status);
    int seed = (input[0] & 0xFF) << 8 | input[1] & 0xFF;
    Claim.same(whole, inPieces(octets, seed), () -> text + " cut with seed " + seed);
  }

  private int parse(byte[] buffer, int offset, int length) {
    return reader.integer("parse", buffer, offset, length);
  }

  private String inPieces(byte[] octets, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int largest = Math.max(2, 2 * octets.length / (1 + random.nextInt(MOST_PIECES)));
    reader.call("reset");
    int status = Codec.NEED_MORE;
    int end = 0;
    while (status == Codec.NEED_MORE && end < octets.length) {
      end = Math.min(octets.length, end + random.nextInt(1, largest));
      int offset = random.nextInt(9);
      byte[] buffer = new byte[offset + end + 2];
      Arrays.fill(buffer, (byte) '\n');
      System.arraycopy(octets, 0, buffer, offset, end);
      status = parse(buffer, offset, end);
    }
    return outcome(octets.length == 0 ? parse(octets, 0, 0) : status);
  }

  private String outcome(int status) {
    if (status == Codec.NEED_MORE) {
      return "NEED_MORE";
    }
    if (status != Codec.OK) {
      return "error " + status + " at " + reader.integer("errorOffset");
    }
    StringBuilder told = new StringBuilder();
    reader.printed(dump, "json", told);
    JsonShape.require(told);
    return "OK " + reader.integer("size") + " " + told;
  }
}
