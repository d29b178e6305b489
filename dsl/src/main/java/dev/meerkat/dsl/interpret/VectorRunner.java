// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrVector;
import java.util.ArrayList;
import java.util.List;

/** Tries vectors and rejects on the interpreter. */
public final class VectorRunner {
  private final Interpreter interpreter;
  private final ReadOptions options;

  public VectorRunner(IrProgram program) {
    this(program, Externs.NONE);
  }

  /** Externs that are not given are taken as right. */
  public VectorRunner(IrProgram program, Externs externs) {
    this.interpreter = new Interpreter(program);
    this.options = new ReadOptions(ChecksumPolicy.FAIL, externs);
  }

  /** Tries all vectors of a module, in source order. */
  public List<VectorResult> run(IrModule module) {
    return module.vectors().stream().map(this::run).toList();
  }

  /** Tries one. */
  public VectorResult run(IrVector vector) {
    byte[] octets = vector.octets().toArray();
    List<Argument> arguments = new ArrayList<>();
    vector.arguments().forEach(value -> arguments.add(Argument.of(value)));
    Reading reading =
        interpreter.read(vector.target(), octets, 0, octets.length, arguments, options);
    return vector.reject() ? reject(vector, reading) : accept(vector, reading, octets);
  }

  private static VectorResult reject(IrVector vector, Reading reading) {
    boolean sameName = reading.kindName() != null && reading.kindName().equals(vector.error());
    boolean samePlace = vector.errorAt() < 0 || vector.errorAt() == reading.errorOffset();
    if (sameName && samePlace) {
      return VectorResult.passed(vector);
    }
    String at = vector.errorAt() < 0 ? "" : " at " + vector.errorAt();
    return VectorResult.failed(
        vector, "expected " + vector.error() + at + ", came " + reading.describe());
  }

  private VectorResult accept(IrVector vector, Reading reading, byte[] octets) {
    if (!reading.isOk()) {
      return VectorResult.failed(vector, "expected OK, came " + reading.describe());
    }
    Expectations expectations = new Expectations(interpreter, reading.value(), octets);
    List<String> broken = new ArrayList<>();
    for (IrVector.Expect expect : vector.expects()) {
      try {
        if (!expectations.holds(expect.condition())) {
          broken.add(expect.source() + expectations.found(expect.condition()));
        }
      } catch (Expectations.Unanswerable unanswerable) {
        broken.add(expect.source() + " (" + unanswerable.getMessage() + ")");
      }
    }
    return broken.isEmpty()
        ? VectorResult.passed(vector)
        : VectorResult.failed(vector, "does not hold: " + String.join("; ", broken));
  }
}
