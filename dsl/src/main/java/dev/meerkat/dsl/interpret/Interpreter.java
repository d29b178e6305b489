// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.dsl.ir.IrType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads messages, structs and texts of a program. */
public final class Interpreter {
  /** The end of the window of what has none. */
  private static final long ENDLESS = Long.MAX_VALUE >> 3;

  private final IrProgram program;

  public Interpreter(IrProgram program) {
    this.program = program;
  }

  /** What is interpreted. */
  public IrProgram program() {
    return program;
  }

  /** Reads with the default options, without arguments. */
  public Reading read(String qualifiedName, byte[] buffer) {
    return read(qualifiedName, buffer, 0, buffer.length, List.of(), ReadOptions.DEFAULT);
  }

  /**
   * Reads what a qualified name stands for from the front of a window.
   *
   * <p>Of a text that is a stream the window holds all that is there by now: the answer may be
   * {@link Reading#NEED_MORE}.
   *
   * @param arguments values of the parameters; pseudo-headers may be left away at the end
   * @throws IllegalArgumentException if there is no such name, or arguments are missing
   * @throws IndexOutOfBoundsException if the window lies outside the array
   */
  public Reading read(
      String qualifiedName,
      byte[] buffer,
      int offset,
      int length,
      List<Argument> arguments,
      ReadOptions options) {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    IrModule module = program.moduleOf(qualifiedName);
    for (IrText text : module.texts()) {
      if (text.qualifiedName().equals(qualifiedName)) {
        return text(module, text, buffer, offset, length);
      }
    }
    IrStruct struct = program.struct(qualifiedName);
    Source source = new Source(program, buffer, options);
    long start = (long) offset << 3;
    Frame frame =
        new Frame(source, struct, complete(struct, arguments), start, start + ((long) length << 3));
    try {
      Part part = new StructReader(frame, 0).read();
      Value.Struct value = (Value.Struct) part.value();
      return Reading.ok(value, value.length(), value.findings());
    } catch (ReadFailure failure) {
      return Reading.failed(failure, module);
    }
  }

  /**
   * How far reading comes, the outermost struct first: nothing when it comes to its end, and
   * nothing for a text.
   *
   * @param arguments as for {@link #read}
   */
  public List<Partial> partials(
      String qualifiedName,
      byte[] buffer,
      int offset,
      int length,
      List<Argument> arguments,
      ReadOptions options) {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    IrModule module = program.moduleOf(qualifiedName);
    if (module.texts().stream().anyMatch(t -> t.qualifiedName().equals(qualifiedName))) {
      return List.of();
    }
    IrStruct struct = program.struct(qualifiedName);
    Source source = Source.traced(program, buffer, options);
    long start = (long) offset << 3;
    long end = start + ((long) length << 3);
    Frame frame = new Frame(source, struct, complete(struct, arguments), start, end);
    try {
      new StructReader(frame, 0).read();
    } catch (ReadFailure failure) {
      return source.trace().partials();
    }
    return List.of();
  }

  /**
   * Finds the end of a {@code stream} message in what is there of it by now.
   *
   * @param arguments values of the parameters; pseudo-headers may be left away at the end
   */
  public Framed frame(
      String qualifiedName, byte[] buffer, int offset, int available, List<Argument> arguments) {
    Objects.checkFromIndexSize(offset, available, buffer.length);
    IrStruct struct = program.struct(qualifiedName);
    Source source = new Source(program, buffer, ReadOptions.DEFAULT);
    long start = (long) offset << 3;
    Frame frame = new Frame(source, struct, complete(struct, arguments), start, ENDLESS);
    try {
      return new MessageFramer(frame, start + ((long) available << 3)).run();
    } catch (ReadFailure failure) {
      return Framed.failed(failure, program.moduleOf(qualifiedName), offset);
    }
  }

  /** Reads the message behind a switch, as the case says. */
  public Reading open(Value.Case chosen, byte[] buffer, ReadOptions options) {
    if (chosen.message() == null) {
      throw new IllegalArgumentException("the case " + chosen.name() + " is no message");
    }
    return read(
        chosen.message(), buffer, chosen.offset(), chosen.length(), chosen.arguments(), options);
  }

  private Reading text(IrModule module, IrText text, byte[] buffer, int offset, int length) {
    try {
      Value.Text value =
          text.chunked() == null
              ? new TextReader(program, text, buffer, offset, length).read()
              : new ChunkedReader(program, text, buffer, offset, length).read();
      return Reading.ok(value, value.length(), 0);
    } catch (ReadFailure failure) {
      return Reading.failed(failure, module);
    } catch (NeedMore needMore) {
      return Reading.needMore();
    }
  }

  private static List<Argument> complete(IrStruct struct, List<Argument> arguments) {
    List<Argument> all = new ArrayList<>(arguments);
    for (IrParam param : struct.params().subList(arguments.size(), struct.params().size())) {
      if (!(param.type() instanceof IrType.PartialSum)) {
        throw new IllegalArgumentException(
            struct.qualifiedName() + ": no argument for " + param.name());
      }
      all.add(Argument.UNKNOWN);
    }
    return all;
  }
}
