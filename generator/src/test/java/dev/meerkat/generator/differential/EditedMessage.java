// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.differential;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.dsl.interpret.Argument;
import dev.meerkat.dsl.interpret.Content;
import dev.meerkat.dsl.interpret.InterpretedWriter;
import dev.meerkat.dsl.interpret.Writing;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.ir.Octets;
import dev.meerkat.generator.java.CompiledDescriptions;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.JavaTypes;
import dev.meerkat.generator.plan.editor.EditorPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A message whose editor is tried: after each edit the octets are those of writing it anew. */
final class EditedMessage {
  private static final int CAPACITY = 2000;
  private static final int EDITS = 8;

  private final CompiledDescriptions classes;
  private final IrModule module;
  private final IrStruct struct;
  private final EditorPlan plan;
  private final JavaNames names;
  private final Object reader;
  private final Object editor;
  private int accepted;

  EditedMessage(CompiledDescriptions classes, IrModule module, IrStruct struct) {
    this.classes = classes;
    this.module = module;
    this.struct = struct;
    this.plan = new EditorPlan(classes.program(), struct);
    this.names = GenerationContext.of(classes.program(), "gen", Set.of(module.name())).names();
    this.reader = classes.make(struct.qualifiedName(), "Reader");
    this.editor = classes.make(struct.qualifiedName(), "Editor");
  }

  IrProgram program() {
    return classes.program();
  }

  /** How many edits were accepted so far. */
  int accepted() {
    return accepted;
  }

  IrModule module() {
    return module;
  }

  IrStruct struct() {
    return struct;
  }

  /** Several edits of what a content is when it is written; nothing where it cannot be. */
  void edit(Content.Struct content, List<Long> arguments, Random random) {
    Writing written = write(content, arguments);
    if (!written.isOk()) {
      return;
    }
    byte[] octets = written.octets().toArray();
    int offset = random.nextInt(4);
    byte[] buffer = new byte[offset + octets.length + 3];
    System.arraycopy(octets, 0, buffer, offset, octets.length);
    List<Long> given = new ArrayList<>(arguments);
    if (wrap(buffer, offset, octets.length, given) != Codec.OK) {
      throw new AssertionError("not accepted: " + written.octets());
    }
    CompiledDescriptions.call(editor, "edit", reader);
    Content.Struct now = content;
    for (int i = 0; i < EDITS; i++) {
      now = once(now, given, buffer, offset, random);
    }
    int code = wrap(buffer, offset, octets.length, given);
    if (code != Codec.OK) {
      throw new AssertionError(
          struct.simpleName() + " after edits: " + Codec.kindName(Codec.kind(code)));
    }
  }

  private Content.Struct once(
      Content.Struct now, List<Long> given, byte[] buffer, int offset, Random random) {
    List<IrField> fields = plan.settable();
    int choice = random.nextInt(fields.size() + plan.pseudoHeaders().size());
    if (choice >= fields.size()) {
      adjust(plan.pseudoHeaders().get(choice - fields.size()), given, random);
      compare(now, given, buffer, offset, "a changed pseudo-header");
      return now;
    }
    IrField field = fields.get(choice);
    Map<String, Content> changed = new LinkedHashMap<>(now.fields());
    byte[] before = buffer.clone();
    String method = names.accessor(struct, field);
    Object code;
    if (field.type() instanceof IrType.Bytes) {
      byte[] value = new byte[(int) field.sizeBits().max() / 8];
      random.nextBytes(value);
      changed.put(field.name(), new Content.Bytes(Octets.of(value)));
      code = CompiledDescriptions.call(editor, method, value, 0);
    } else {
      long value = value(field, random);
      changed.put(field.name(), new Content.Number(value));
      code = CompiledDescriptions.call(editor, method, value);
    }
    Content.Struct after = new Content.Struct(changed);
    String label = field.name() + " " + changed.get(field.name());
    if ((int) code == Codec.OK) {
      accepted++;
      compare(after, given, buffer, offset, label);
      return after;
    }
    if (!Arrays.equals(before, buffer)) {
      throw new AssertionError(label + " was refused, and something has changed");
    }
    if (write(after, given).isOk()) {
      throw new AssertionError(struct.simpleName() + ": " + label + " was refused: " + code);
    }
    return now;
  }

  private void adjust(IrParam param, List<Long> given, Random random) {
    int index = struct.params().indexOf(param);
    long sum = random.nextInt(4) == 0 ? 0xFFFFL * random.nextInt(2) : random.nextInt(0x20000);
    CompiledDescriptions.call(
        editor, "adjust" + JavaNames.pascal(param.name()), given.get(index), sum);
    given.set(index, sum);
  }

  private void compare(
      Content.Struct content, List<Long> given, byte[] buffer, int offset, String label) {
    Writing anew = write(content, given);
    int length = (int) CompiledDescriptions.call(reader, "size");
    byte[] octets = Arrays.copyOfRange(buffer, offset, offset + length);
    if (!anew.isOk() || !Arrays.equals(anew.octets().toArray(), octets)) {
      throw new AssertionError(
          struct.simpleName()
              + " "
              + given
              + " after "
              + label
              + "\n  edited: "
              + HexFormat.ofDelimiter(" ").formatHex(octets)
              + "\n  anew:   "
              + (anew.isOk()
                  ? HexFormat.ofDelimiter(" ").formatHex(anew.octets().toArray())
                  : anew));
    }
  }

  private Writing write(Content.Struct content, List<Long> arguments) {
    return new InterpretedWriter(classes.program())
        .write(
            struct.qualifiedName(),
            content,
            arguments.stream().map(Argument::of).toList(),
            CAPACITY);
  }

  private int wrap(byte[] buffer, int offset, int length, List<Long> arguments) {
    List<Object> all = new ArrayList<>(List.of(buffer, offset, length));
    for (int i = 0; i < arguments.size(); i++) {
      boolean isOrigin = struct.params().get(i).type() instanceof IrType.Origin;
      all.add(isOrigin ? (Object) offset : arguments.get(i));
    }
    return (int) CompiledDescriptions.call(reader, "wrap", all.toArray());
  }

  /** A value that fits, nearly fits, or makes sums come out at their edges. */
  private static long value(IrField field, Random random) {
    IrType.Int wire = JavaTypes.wire(field.type());
    boolean isLong = JavaTypes.isLong(wire, field.unit());
    long most = wire.bits() == Long.SIZE ? -1 : (1L << wire.bits()) - 1;
    long value =
        switch (random.nextInt(8)) {
          case 0 -> 0;
          case 1 -> most * field.unit();
          case 2 -> most * field.unit() + 1;
          case 3 -> -1;
          case 4 -> random.nextInt(10);
          default -> (random.nextLong() & most) * field.unit();
        };
    return isLong ? value : (int) value;
  }
}
