// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.dsl.interpret.Interpreter;
import dev.meerkat.dsl.interpret.Reading;
import dev.meerkat.dsl.ir.IrProgram;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/** Feeds bodies in chunks to a generated reader, whole and in pieces, beside the interpreter. */
public final class ChunkedReading {
  private static final int DATA = -2;
  private static final String TEXT = "net.http.ChunkedBody";

  private final GeneratedText.Called reader;
  private final IntFunction<String> errorNames;
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private long size;

  ChunkedReading(GeneratedText generated) {
    this(
        generated.reader("ChunkedBody").target(), code -> generated.errorName("ChunkedBody", code));
  }

  /** Of a reader that was compiled elsewhere, and the names of its errors. */
  public ChunkedReading(Object generated, IntFunction<String> errorNames) {
    this.reader = new GeneratedText.Called(generated);
    this.errorNames = errorNames;
  }

  /** How many octets the last message had that was whole. */
  long size() {
    return size;
  }

  /** What the chunks hold. */
  public byte[] content() {
    return content.toByteArray();
  }

  /** What the interpreter says of the same octets. */
  static String interpreted(byte[] octets) {
    return interpreted(HttpLibrary.PROGRAM, TEXT, octets);
  }

  /** What the interpreter says of the octets of a text. */
  public static String interpreted(IrProgram program, String text, byte[] octets) {
    Reading reading = new Interpreter(program).read(text, octets);
    if (reading.isOk()) {
      return "OK " + reading.size();
    }
    return reading.status() == Reading.NEED_MORE
        ? "NEED_MORE"
        : reading.kindName() + " at " + reading.errorOffset() + " in " + reading.fieldId();
  }

  /** All at once. */
  public String whole(byte[] octets) {
    return run(octets, (from, there) -> octets.length);
  }

  /** In pieces, each time in another array. */
  public String inPieces(byte[] octets, SplittableRandom random) {
    int largest = random.nextInt(3) == 0 ? 1 : 1 + random.nextInt(1 + octets.length);
    return run(
        octets, (from, there) -> Math.min(octets.length, there + 1 + random.nextInt(largest)));
  }

  /** How many octets are there when what is in front of {@code from} was used up. */
  private interface Arrival {
    int next(int from, int there);
  }

  private String run(byte[] octets, Arrival arrival) {
    reader.call("reset");
    content.reset();
    int used = 0;
    int there = 0;
    while (true) {
      there = arrival.next(used, there);
      int status = DATA;
      while (status == DATA) {
        int offset = used % 5;
        byte[] buffer = new byte[offset + there - used + 3];
        Arrays.fill(buffer, (byte) '\n');
        System.arraycopy(octets, used, buffer, offset, there - used);
        status = reader.number("next", buffer, offset, there - used);
        if (status == DATA) {
          content.write(buffer, reader.number("dataOffset"), reader.number("dataLength"));
        }
        used += reader.number("consumed");
      }
      if (status != Codec.NEED_MORE || there == octets.length) {
        return outcome(status, used);
      }
    }
  }

  private String outcome(int status, int used) {
    if (status == Codec.OK) {
      size = used;
      return "OK " + used;
    }
    return status == Codec.NEED_MORE
        ? "NEED_MORE"
        : errorNames.apply(status)
            + " at "
            + reader.call("errorOffset")
            + " in "
            + Codec.field(status);
  }
}
