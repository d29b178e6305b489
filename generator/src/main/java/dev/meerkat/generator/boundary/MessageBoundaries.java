// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.boundary;

import dev.meerkat.dsl.interpret.Content;
import dev.meerkat.dsl.interpret.InterpretedWriter;
import dev.meerkat.dsl.interpret.Reading;
import dev.meerkat.dsl.interpret.Value;
import dev.meerkat.dsl.interpret.Writing;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrVector;
import dev.meerkat.dsl.ir.Octets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Vectors of one binary message.
 *
 * <p>What a change brings to light (a case that no example has, an element that stood nowhere) is
 * changed in its turn. Each change of each place is made once, on the first octets that have it.
 */
final class MessageBoundaries {
  /** How many octets of accepted vectors are cut behind each. */
  private static final int MOST_CUT = 4000;

  private final IrProgram program;
  private final IrStruct struct;
  private final Judge judge;
  private final InterpretedWriter writer;
  private final Deque<BoundaryVector> bases = new ArrayDeque<>();
  private final Set<String> made = new HashSet<>();
  private final Map<Octets, BoundaryVector> found = new LinkedHashMap<>();
  private final Map<String, Integer> names = new LinkedHashMap<>();

  MessageBoundaries(IrProgram program, IrStruct struct) {
    this.program = program;
    this.struct = struct;
    this.judge = new Judge(program, struct.qualifiedName(), this::fieldName);
    this.writer = new InterpretedWriter(program);
  }

  private String fieldName(int id) {
    String name = struct.field(id).name();
    return name == null ? "_" : name;
  }

  /** All of them, the examples first. */
  List<BoundaryVector> all(IrModule module) {
    for (IrVector vector : module.vectors()) {
      if (!vector.reject() && vector.target().equals(struct.qualifiedName())) {
        base("example: " + vector.title(), vector.arguments(), vector.octets().toArray());
      }
    }
    if (bases.isEmpty()) {
      smallest();
    }
    for (BoundaryVector base = bases.poll(); base != null; base = bases.poll()) {
      change(base);
    }
    return cut();
  }

  private void base(String name, List<Long> arguments, byte[] octets) {
    Reading reading = judge.read(octets, arguments);
    if (reading.isOk() && octets.length <= BoundaryVectors.MOST_OCTETS) {
      bases.add(take(name, arguments, Arrays.copyOf(octets, reading.size())));
    }
  }

  private void smallest() {
    List<Long> arguments = struct.params().stream().map(p -> 0L).toList();
    Content.Struct content = new Smallest(program).struct(struct);
    byte[] octets = content == null ? null : written(content, arguments);
    if (octets == null) {
      octets = new byte[(int) Math.min(struct.sizeBits().min() + 7 >> 3, Byte.MAX_VALUE)];
    }
    BoundaryVector vector = take("smallest", arguments, octets);
    if (vector.outcome().isOk()) {
      bases.add(vector);
    }
  }

  private void change(BoundaryVector base) {
    byte[] octets = base.octets().toArray();
    Reading reading = judge.read(octets, base.arguments());
    if (!(reading.value() instanceof Value.Struct value)) {
      return;
    }
    Content.Struct content = (Content.Struct) Content.of(value, octets);
    new ContentEdits(
            program,
            (path, rule, changed, isNew) -> {
              if (isWanted(path, rule)) {
                byte[] written = written(changed.get(), base.arguments());
                if (written != null) {
                  BoundaryVector vector = take(path + " " + rule, base.arguments(), written);
                  if (isNew && vector.outcome().isOk()) {
                    bases.add(vector);
                  }
                }
              }
            })
        .message(struct, content);
    new WireEdits(
            program,
            octets,
            (path, rule, changed) -> {
              if (isWanted(path, rule)) {
                take(path + " " + rule, base.arguments(), changed);
              }
            })
        .struct(value, "");
  }

  private boolean isWanted(String path, String rule) {
    return found.size() < BoundaryVectors.MOST && made.add(path + " " + rule);
  }

  /** The octets, or null where a writer cannot say such a thing. */
  private byte[] written(Content.Struct content, List<Long> arguments) {
    Writing writing =
        writer.writeUnread(
            struct.qualifiedName(),
            content,
            Judge.forInterpreter(arguments),
            BoundaryVectors.MOST_OCTETS);
    return writing.isOk() ? writing.octets().toArray() : null;
  }

  private BoundaryVector take(String name, List<Long> arguments, byte[] octets) {
    BoundaryVector vector = judge.judged(unique(name), arguments, octets);
    BoundaryVector same = found.putIfAbsent(key(vector), vector);
    return same == null ? vector : same;
  }

  /** Octets and arguments in one. */
  private static Octets key(BoundaryVector vector) {
    byte[] octets = vector.octets().toArray();
    byte[] hash = vector.arguments().toString().getBytes(StandardCharsets.UTF_8);
    byte[] key = Arrays.copyOf(octets, octets.length + hash.length);
    System.arraycopy(hash, 0, key, octets.length, hash.length);
    return Octets.of(key);
  }

  private String unique(String name) {
    int number = names.merge(name, 1, Integer::sum);
    return number == 1 ? name : name + " (" + number + ")";
  }

  /** Accepted vectors cut behind every octet, until so many octets were cut. */
  private List<BoundaryVector> cut() {
    List<BoundaryVector> all = new ArrayList<>();
    int octets = 0;
    for (BoundaryVector vector : found.values()) {
      int length = vector.octets().length();
      boolean isCut = vector.outcome().isOk() && octets + length <= MOST_CUT;
      octets += isCut ? length : 0;
      all.add(isCut ? judge.cut(vector) : vector);
    }
    return all;
  }
}
