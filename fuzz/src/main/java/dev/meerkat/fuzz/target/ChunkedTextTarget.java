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
 * A generated reader of a body in chunks hands out the same octets whether the body comes whole or
 * in pieces, and ends as the interpreter says.
 *
 * <p>Input: two steering bytes, the seed of the cuts, then the body.
 */
public final class ChunkedTextTarget implements Target {
  private static final int STEERING = 2;
  private static final int DATA = -2;

  private final String text;
  private final Called reader;

  /** Makes the codec of a text of the library. */
  public ChunkedTextTarget(String qualifiedName) {
    this.text = qualifiedName;
    this.reader = Codecs.make(qualifiedName, "Reader");
  }

  @Override
  public void accept(byte[] input) {
    if (input.length < STEERING) {
      return;
    }
    byte[] octets = Arrays.copyOfRange(input, STEERING, input.length);
    Reading expected = WireLibrary.interpreter().read(text, octets);
    String whole = read(octets, new SplittableRandom(0), octets.length + 1);
    if (expected.isOk()) {
      Claim.same(true, whole.startsWith("OK " + expected.size() + " "), expected::describe);
    } else if (expected.status() == Reading.NEED_MORE) {
      Claim.same(true, whole.startsWith("NEED_MORE"), expected::describe);
    } else {
      String error = "error " + expected.status() + " at " + expected.errorOffset() + " ";
      Claim.same(true, whole.startsWith(error), expected::describe);
    }
    int seed = (input[0] & 0xFF) << 8 | input[1] & 0xFF;
    int largest = 1 + seed % (octets.length + 1);
    String pieces = read(octets, new SplittableRandom(seed), largest);
    Claim.same(whole, pieces, () -> text + " cut with seed " + seed);
  }

  /** Everything that it says: how it ends, and a hash of the content. */
  private String read(byte[] octets, SplittableRandom random, int largest) {
    reader.call("reset");
    int hash = 1;
    int used = 0;
    int there = 0;
    while (true) {
      there = Math.min(octets.length, there + random.nextInt(1, largest + 1));
      int status = DATA;
      while (status == DATA) {
        byte[] buffer = Arrays.copyOfRange(octets, used, there);
        status = reader.integer("next", buffer, 0, buffer.length);
        int from = reader.integer("dataOffset");
        for (int i = 0; status == DATA && i < reader.integer("dataLength"); i++) {
          hash = 31 * hash + buffer[from + i];
        }
        used += reader.integer("consumed");
      }
      if (status != Codec.NEED_MORE || there == octets.length) {
        return outcome(status, used) + " " + hash;
      }
    }
  }

  private String outcome(int status, int used) {
    if (status == Codec.NEED_MORE) {
      return "NEED_MORE";
    }
    return status == Codec.OK
        ? "OK " + used
        : "error " + status + " at " + reader.number("errorOffset");
  }
}
