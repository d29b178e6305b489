// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.boundary;

import dev.meerkat.dsl.interpret.Content;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Goes through a content and changes one thing at a time. */
final class ContentEdits {
  private final IrProgram program;
  private final Smallest smallest;
  private final Sink sink;

  /** Takes what was changed. */
  interface Sink {
    /**
     * One changed content.
     *
     * @param path where: {@code options.MSS.mss}
     * @param rule what was done there
     * @param content made on demand
     * @param isNew whether something stands there now that stood nowhere before
     */
    void edit(String path, String rule, Supplier<Content.Struct> content, boolean isNew);
  }

  ContentEdits(IrProgram program, Sink sink) {
    this.program = program;
    this.smallest = new Smallest(program);
    this.sink = sink;
  }

  void message(IrStruct struct, Content.Struct content) {
    struct(struct, content, "", changed -> changed);
  }

  void edit(String path, String rule, Content part, Function<Content, Content.Struct> whole) {
    sink.edit(path, rule, () -> whole.apply(part), false);
  }

  void addition(String path, String rule, Content part, Function<Content, Content.Struct> whole) {
    if (part != null) {
      sink.edit(path, rule, () -> whole.apply(part), true);
    }
  }

  void struct(
      IrStruct struct,
      Content.Struct content,
      String path,
      Function<Content.Struct, Content.Struct> whole) {
    for (IrField field : struct.fields()) {
      if (field.name() == null || field.constant() != null || Smallest.isComputed(field)) {
        continue;
      }
      String place = path.isEmpty() ? field.name() : path + "." + field.name();
      Function<Content, Content.Struct> with =
          part -> whole.apply(with(content, field.name(), part));
      Content part = content.fields().get(field.name());
      if (part == null) {
        if (field.condition() != null) {
          addition(place, "there", smallest.field(struct, field, new HashMap<>()), with);
        }
        continue;
      }
      if (field.condition() != null) {
        edit(place, "left away", null, with);
      }
      if (field.type() instanceof IrType.Switch choice) {
        cases(struct, choice, content, field, place, whole);
      }
      part(struct, field, field.type(), part, place, with);
    }
  }

  private static Content.Struct with(Content.Struct content, String name, Content part) {
    Map<String, Content> fields = new LinkedHashMap<>(content.fields());
    if (part == null) {
      fields.remove(name);
    } else {
      fields.put(name, part);
    }
    return new Content.Struct(fields);
  }

  /** Each other case, and what chooses it where that is a field that is given. */
  private void cases(
      IrStruct struct,
      IrType.Switch choice,
      Content.Struct content,
      IrField field,
      String path,
      Function<Content.Struct, Content.Struct> whole) {
    for (IrType.Case option : choice.cases()) {
      Content value = option.type() == null ? null : smallest.option(option);
      if (value == null) {
        continue;
      }
      Content.Struct chosen = with(content, field.name(), value);
      if (choice.on() instanceof IrExpr.Field on && !option.isDefault()) {
        IrField selector = struct.field(on.id());
        if (selector.name() != null && selector.constant() == null) {
          Content tag = new Content.Number(option.values().get(0));
          chosen = with(chosen, selector.name(), tag);
        }
      }
      Content.Struct changed = chosen;
      sink.edit(path, "case " + option.name(), () -> whole.apply(changed), true);
    }
  }

  /** What stands in a field, by its type. */
  void part(
      IrStruct struct,
      IrField field,
      IrType type,
      Content content,
      String path,
      Function<Content, Content.Struct> with) {
    if (content instanceof Content.Number) {
      Edges.of(program, struct, field)
          .forEach((edge, rule) -> edit(path, rule, new Content.Number(edge * field.unit()), with));
    } else if (content instanceof Content.Bytes bytes && type instanceof IrType.Bytes) {
      new ByteEdits(program, this).run(field, bytes, path, with);
    } else if (content instanceof Content.Struct part && type instanceof IrType.StructOf named) {
      struct(program.struct(named.structName()), part, path, with::apply);
    } else if (content instanceof Content.Elements list && type instanceof IrType.ListOf run) {
      new RunEdits(program, this, smallest).list(field, run, list, path, with);
    } else if (content instanceof Content.Tlv run && type instanceof IrType.TlvOf named) {
      new RunEdits(program, this, smallest)
          .tlv(field, program.tlv(named.tlvName()), run, path, with);
    } else if (content instanceof Content.Chain chain && type instanceof IrType.ChainOf named) {
      new ChainEdits(this).run(program.chain(named.chainName()), chain, path, with);
    } else if (content instanceof Content.Case chosen && type instanceof IrType.Switch choice) {
      inside(struct, field, choice, chosen, path, with);
    }
  }

  private void inside(
      IrStruct struct,
      IrField field,
      IrType.Switch choice,
      Content.Case chosen,
      String path,
      Function<Content, Content.Struct> with) {
    for (IrType.Case option : choice.cases()) {
      if (option.name().equals(chosen.name()) && option.type() != null) {
        part(
            struct,
            field,
            option.type(),
            chosen.value(),
            path + "." + option.name(),
            value -> with.apply(new Content.Case(chosen.name(), value)));
      }
    }
  }
}
