// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrFlags;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.JavaValue.Kind;
import dev.meerkat.generator.plan.Fallibility;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.JavaTypes;
import dev.meerkat.generator.plan.Presences;
import java.util.List;

/** The accessors of a body's fields and regions. */
final class AccessorEmitter {
  private final Body body;

  AccessorEmitter(Body body) {
    this.body = body;
  }

  void emit() {
    items(body.struct().items());
  }

  private void items(List<IrItem> items) {
    for (IrItem item : items) {
      if (item instanceof IrField field) {
        field(field);
      } else if (item instanceof IrItem.Region region) {
        region(region);
        items(region.items());
      }
    }
  }

  private void field(IrField field) {
    if (field.name() == null) {
      return;
    }
    String name = body.plan.stem(field);
    if (field.condition() != null) {
      String presence = body.plan.presence(field);
      add(
          Accessor.value(
              presence,
              TypeName.BOOLEAN,
              CodeBlock.of("$L", presence),
              Javadocs.of("Whether {@code " + field.name() + "} is there.")));
    }
    if (FieldBounds.isStatic(field)) {
      int behind = body.clearedAt(field.position()) + (int) FieldBounds.staticLength(field) + 1;
      body.reader.readsUpTo(behind + 8);
    } else {
      body.reader.readsUpTo(body.clearedEnd(field));
    }
    type(field, field.type(), name);
  }

  private void type(IrField field, IrType type, String name) {
    if (JavaTypes.isScalar(type)) {
      scalar(field, type, name);
    } else if (type instanceof IrType.Bytes) {
      slice(field, name);
      if (field.mask() != 0) {
        new MaskAccessors(body, field, name).emit();
      }
    } else if (type instanceof IrType.StructOf struct) {
      part(field, struct, name);
    } else if (type instanceof IrType.ListOf list) {
      list(field, list, name);
    } else if (type instanceof IrType.TlvOf tlv) {
      run(field, name);
      ClassName reader = body.context.names().reader(tlv.tlvName());
      CodeBlock rewind = emptiedOrRewound(name);
      add(
          Accessor.owned(
              name,
              reader,
              name,
              rewind,
              FieldDocs.of(body, field, "The elements, from before the first one.")));
    } else if (type instanceof IrType.ChainOf chain) {
      run(field, name);
      ChainContent.declare(body, chain, name);
      ClassName reader = body.context.names().reader(chain.chainName());
      CodeBlock doc = FieldDocs.of(body, field, "The chain, from before its first element.");
      add(Accessor.owned(name, reader, name, emptiedOrRewound(name), doc));
    } else if (type instanceof IrType.Switch choice) {
      new SwitchAccessors(body, field, choice, name).emit();
    }
  }

  private void scalar(IrField field, IrType type, String name) {
    JavaValue value = body.resolver().field(field.id());
    TypeName java = value.kind() == Kind.LONG ? TypeName.LONG : TypeName.INT;
    CodeBlock code = value.code();
    if (field.condition() != null && !body.plan.kept().contains(field.id())) {
      String zero = value.kind() == Kind.LONG ? "0L" : "0";
      code = CodeBlock.of("$L ? $L : $L", body.plan.presence(field), value.within(3), zero);
    }
    if (Presences.accessor(body.struct(), field) == null) {
      add(Accessor.value(name, java, code, FieldDocs.of(body, field)));
    }
    boolean isElastic = type instanceof IrType.Elastic;
    if (field.position().anchor() != 0 || isElastic) {
      String at = FieldBounds.start(body, field);
      CodeBlock doc = Javadocs.of("Where {@code " + field.name() + "} starts in the array.");
      add(Accessor.value(name + "Offset", TypeName.INT, CodeBlock.of("$L", at), doc));
    }
    if (isElastic) {
      CodeBlock length = CodeBlock.of("$L", FieldBounds.length(body, field));
      CodeBlock doc = Javadocs.of("How many octets {@code " + field.name() + "} takes.");
      add(Accessor.value(name + "Length", TypeName.INT, length, doc));
    }
    if (type instanceof IrType.FlagsOf flags) {
      flags(field, flags, name);
    }
  }

  /** {@code flagsSyn()}: {@code (flags() & TcpFlags.SYN) != 0}. */
  private void flags(IrField field, IrType.FlagsOf type, String name) {
    IrFlags flags = body.context.program().flags(type.flagsName());
    ClassName constants = body.context.names().constants(type.flagsName());
    for (IrFlags.Item item : flags.items()) {
      if (item.name() == null) {
        continue;
      }
      String accessor = name + JavaNames.pascal(item.name());
      CodeBlock doc =
          Javadocs.of(
              "{@code " + item.name() + "} of {@code " + field.name() + "}.",
              Javadocs.escape(item.doc()));
      if (item.bits() == 1) {
        CodeBlock test =
            CodeBlock.of("($L() & $T.$L) != 0", name, constants, JavaNames.word(item.name()));
        add(Accessor.value(accessor, TypeName.BOOLEAN, test, doc));
      } else {
        boolean isLong = JavaTypes.isLong(type.wire());
        CodeBlock bits = CodeBlock.of("$L() & $T.$L", name, constants, JavaNames.word(item.name()));
        if (item.shift() > 0) {
          bits = CodeBlock.of("($L) >>> $L", bits, item.shift());
        }
        boolean isWide = item.bits() >= Integer.SIZE;
        bits = isLong && !isWide ? CodeBlock.of("(int) ($L)", bits) : bits;
        add(Accessor.value(accessor, isWide ? TypeName.LONG : TypeName.INT, bits, doc));
      }
    }
  }

  /** {@code targetOffset()}, {@code targetLength()}. */
  private void slice(IrField field, String name) {
    slice(
        name,
        FieldBounds.start(body, field),
        FieldBounds.length(body, field),
        FieldDocs.of(body, field, "Where {@code " + field.name() + "} starts in the array."),
        "{@code " + field.name() + "}");
  }

  /** {@code optionsOffset()}, {@code optionsLength()}: where the elements of a list stand. */
  private void run(IrField field, String name) {
    slice(
        name,
        FieldBounds.start(body, field),
        FieldBounds.length(body, field),
        Javadocs.of("Where {@code " + field.name() + "} starts in the array."),
        "{@code " + field.name() + "}");
  }

  void slice(String name, String start, String length, CodeBlock doc, String label) {
    add(Accessor.value(name + "Offset", TypeName.INT, CodeBlock.of("$L", start), doc));
    add(
        Accessor.value(
            name + "Length",
            TypeName.INT,
            CodeBlock.of("$L", length),
            Javadocs.of("How many octets " + label + " has.")));
  }

  /** A part that cannot be wrong is wrapped when asked for. */
  private void part(IrField field, IrType.StructOf type, String name) {
    StructContent.declare(body, type, name);
    boolean isLazy =
        FieldBounds.isStatic(field)
            && new Fallibility(body.context.program())
                .isPlain(body.context.program().struct(type.structName()));
    CodeBlock before = emptied(name);
    if (isLazy) {
      String length = Long.toString(FieldBounds.staticLength(field));
      CodeBlock call = StructContent.call(body, field, type, name, body.plan.at(field), length);
      before = CodeBlock.builder().addStatement("$L", call).build();
    }
    ClassName reader = body.context.names().reader(type.structName());
    add(Accessor.owned(name, reader, name, before, FieldDocs.of(body, field)));
  }

  /**
   * A part of a reader that failed is emptied when somebody asks for it.
   *
   * <pre>
   * if (status != Codec.OK) {
   *   options.clear();
   * }
   * </pre>
   *
   * <p>In a case of a tlv the guard does it.
   */
  private CodeBlock emptied(String name) {
    return body.plan.guard().isEmpty()
        ? CodeBlock.builder()
            .beginControlFlow("if (status != $T.OK)", CoreTypes.CODEC)
            .addStatement("$L.clear()", name)
            .endControlFlow()
            .build()
        : CodeBlock.of("");
  }

  private CodeBlock emptiedOrRewound(String name) {
    return emptied(name).toBuilder().addStatement("$L.rewind()", name).build();
  }

  private void list(IrField field, IrType.ListOf list, String name) {
    run(field, name);
    if (list.element() instanceof IrType.StructOf) {
      CodeBlock rewind = emptiedOrRewound(name);
      CodeBlock doc = FieldDocs.of(body, field, "The elements, from before the first one.");
      add(Accessor.owned(name, StructListContent.cursor(body, name), name, rewind, doc));
      return;
    }
    boolean isStatic = FieldBounds.isStatic(field);
    String count =
        isStatic ? Long.toString(((IrType.Extent.Fixed) list.extent()).count()) : name + "Count";
    add(
        Accessor.value(
            name + "Count",
            TypeName.INT,
            CodeBlock.of("$L", count),
            Javadocs.of("How many elements {@code " + field.name() + "} has.")));
    CodeBlock element = ScalarListContent.element(list, FieldBounds.start(body, field), count);
    CodeBlock doc = FieldDocs.of(body, field, "Element {@code i}, from 0.");
    if (list.element() instanceof IrType.Bytes) {
      add(Accessor.indexed(name + "Offset", TypeName.INT, element, doc));
      return;
    }
    boolean isLong = JavaTypes.isLong(JavaTypes.wire(list.element()));
    add(Accessor.indexed(name, isLong ? TypeName.LONG : TypeName.INT, element, doc));
  }

  private void region(IrItem.Region region) {
    if (RegionBounds.fields(region).isEmpty()) {
      return;
    }
    String start = RegionBounds.start(body, region);
    String name = JavaNames.accessor(region.name());
    body.reader.readsUpTo(RegionBounds.clearedStart(body, region));
    slice(
        name,
        start,
        FieldBounds.minus(RegionBounds.end(body, region), start),
        Javadocs.of(
            "Where the region {@code " + region.name() + "} starts in the array.",
            Javadocs.escape(region.doc())),
        "the region {@code " + region.name() + "}");
  }

  private void add(Accessor accessor) {
    body.reader.accessor(body.plan.guard(), accessor);
  }
}
