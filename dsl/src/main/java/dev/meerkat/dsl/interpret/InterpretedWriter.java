// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.Octets;
import java.util.Arrays;
import java.util.List;

/**
 * Writes structs and messages: the oracle for generated writers.
 *
 * <p>What it has written it reads again; what a reader refuses, or reads as something else than was
 * given, is not written.
 */
public final class InterpretedWriter {
  private final IrProgram program;

  public InterpretedWriter(IrProgram program) {
    this.program = program;
  }

  /**
   * Writes a struct.
   *
   * @param capacity how many bytes there may be
   */
  public Writing write(
      String qualifiedName, Content.Struct content, List<Argument> arguments, int capacity) {
    IrStruct struct = program.struct(qualifiedName);
    byte[] bytes = new byte[capacity];
    List<IrParam> params = struct.params();
    if (arguments.size() != params.size()) {
      throw new IllegalArgumentException(qualifiedName + " takes " + params.size() + " arguments");
    }
    Source source = new Source(program, bytes, ReadOptions.DEFAULT);
    Frame frame = new Frame(source, struct, arguments, 0, (long) capacity << 3);
    int size;
    try {
      new StructWriter(frame).write(content);
      size = (int) (frame.position() + 7 >> 3);
    } catch (WriteFailure failure) {
      return new Writing(null, failure.kindName(), failure.fieldId());
    }
    Reading again =
        new Interpreter(program)
            .read(qualifiedName, bytes, 0, size, arguments, ReadOptions.DEFAULT);
    if (!again.isOk()) {
      return new Writing(null, again.kindName(), again.fieldId());
    }
    try {
      new ReadAgain(bytes).compare(content, (Value.Struct) again.value());
    } catch (WriteFailure failure) {
      return new Writing(null, failure.kindName(), failure.fieldId());
    }
    return again.size() == size
        ? new Writing(Octets.of(Arrays.copyOf(bytes, size)), null, 0)
        : new Writing(null, "RANGE", 0);
  }
}
