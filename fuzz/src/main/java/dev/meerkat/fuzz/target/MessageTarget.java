// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import dev.meerkat.dsl.interpret.ReadOptions;
import dev.meerkat.dsl.interpret.Reading;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.fuzz.library.WireLibrary;
import java.util.Arrays;

/**
 * The generated reader of a binary message and the interpreter say the same of the same bytes:
 * status, place of the error, size, findings. What is dumped is JSON and does not depend on the
 * bytes around the window. A message of a stream is framed as the interpreter frames it.
 *
 * <p>Input: {@link Steering}, then the message.
 */
public final class MessageTarget implements Target {
  private static final int TAIL = 3;
  private static final int FIRST_POISON = 0xA5;
  private static final int SECOND_POISON = 0x5A;

  private final IrStruct struct;
  private final GeneratedReader reader;
  private final Framing framing;

  /** Makes the codec of a message of the library. */
  public MessageTarget(String qualifiedName) {
    this.struct = WireLibrary.program().struct(qualifiedName);
    this.reader = new GeneratedReader(qualifiedName);
    this.framing = struct.stream() ? new Framing(struct) : null;
  }

  @Override
  public void accept(byte[] input) {
    Steering steering = Steering.of(struct, input);
    if (steering == null) {
      return;
    }
    byte[] octets = Arrays.copyOfRange(input, steering.length(), input.length);
    String first = read(octets, steering, FIRST_POISON);
    String second = read(octets, steering, SECOND_POISON);
    Claim.same(first, second, () -> struct.qualifiedName() + " reads outside its window");
    if (framing != null) {
      framing.check(octets, steering);
    }
  }

  private String read(byte[] octets, Steering steering, int poison) {
    int offset = steering.offset();
    byte[] buffer = new byte[offset + octets.length + TAIL];
    Arrays.fill(buffer, (byte) poison);
    System.arraycopy(octets, 0, buffer, offset, octets.length);
    Reading expected =
        WireLibrary.interpreter()
            .read(
                struct.qualifiedName(),
                buffer,
                offset,
                octets.length,
                steering.forInterpreter(),
                new ReadOptions(steering.policy()));
    reader.policy(steering.policy());
    reader.wrap(steering.forReader(buffer, offset, octets.length));
    reader.compare(expected, octets.length);
    return reader.dump();
  }
}
