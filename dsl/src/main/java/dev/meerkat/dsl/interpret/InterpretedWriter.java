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
  private final ReadOptions options;

  public InterpretedWriter(IrProgram program) {
    this(program, Externs.NONE);
  }

  public InterpretedWriter(IrProgram program, Externs externs) {
    this.program = program;
    this.options = new ReadOptions(ChecksumPolicy.FAIL, externs);
  }

  /**
   * Writes a struct.
   *
   * @param capacity how many bytes there may be
   */
  public Writing write(
      String qualifiedName, Content.Struct content, List<Argument> arguments, int capacity) {
    Writing unread = writeUnread(qualifiedName, content, arguments, capacity);
    if (!unread.isOk()) {
      return unread;
    }
    byte[] bytes = unread.octets().toArray();
    Reading again =
        new Interpreter(program).read(qualifiedName, bytes, 0, bytes.length, arguments, options);
    if (!again.isOk()) {
      return new Writing(null, again.kindName(), again.fieldId());
    }
    try {
      new ReadAgain(bytes).compare(content, (Value.Struct) again.value());
    } catch (WriteFailure failure) {
      return new Writing(null, failure.kindName(), failure.fieldId());
    }
    return again.size() == bytes.length ? unread : new Writing(null, "RANGE", 0);
  }

  /**
   * Writes a struct and does not ask whether a reader accepts it: limits may be passed, conditions
   * broken. For those who want to know what a reader says.
   */
  public Writing writeUnread(
      String qualifiedName, Content.Struct content, List<Argument> arguments, int capacity) {
    IrStruct struct = program.struct(qualifiedName);
    byte[] bytes = new byte[capacity];
    List<IrParam> params = struct.params();
    if (arguments.size() != params.size()) {
      throw new IllegalArgumentException(qualifiedName + " takes " + params.size() + " arguments");
    }
    Source source = new Source(program, bytes, options);
    Frame frame = new Frame(source, struct, arguments, 0, (long) capacity << 3);
    try {
      new StructWriter(frame).write(content);
    } catch (WriteFailure failure) {
      return new Writing(null, failure.kindName(), failure.fieldId());
    }
    int size = (int) (frame.position() + 7 >> 3);
    return new Writing(Octets.of(Arrays.copyOf(bytes, size)), null, 0);
  }
}
