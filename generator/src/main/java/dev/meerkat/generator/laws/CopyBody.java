// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.laws;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.writer.WriterCalls;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.GenerationException;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.JavaTypes;
import dev.meerkat.generator.plan.SwitchPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The statements that tell a writer what a reader says of one body: numbers first, then parts. */
final class CopyBody {
  private final GenerationContext context;
  private final CopyNames copies;
  private final IrStruct struct;
  private final CodeBlock owner;
  private final Function<IrField, String> reading;

  /**
   * For one body.
   *
   * @param owner the reader's class, for the constants of its cases
   * @param reading name of a field's accessor
   */
  CopyBody(
      GenerationContext context,
      CopyNames copies,
      IrStruct struct,
      CodeBlock owner,
      Function<IrField, String> reading) {
    this.context = context;
    this.copies = copies;
    this.struct = struct;
    this.owner = owner;
    this.reading = reading;
  }

  CodeBlock statements() {
    CodeBlock.Builder code = CodeBlock.builder();
    List<IrField> fields = struct.fields();
    for (IrField field : fields) {
      if (WriterCalls.hasSetter(context, fields, field)) {
        String setter = WriterCalls.method(field);
        code.add(guarded(field, statement("to.$L(from.$L())", setter, reading.apply(field))));
      }
    }
    for (IrField field : fields) {
      boolean isPart = !JavaTypes.isScalar(field.type());
      if (isPart && field.name() != null && field.constant() == null) {
        code.add(guarded(field, part(field)));
      }
    }
    return code.build();
  }

  private static CodeBlock statement(String format, Object... arguments) {
    return CodeBlock.builder().addStatement(format, arguments).build();
  }

  /** {@code if (from.hasUser()) ...}. */
  private CodeBlock guarded(IrField field, CodeBlock code) {
    if (field.condition() == null || code.isEmpty()) {
      return code;
    }
    return CodeBlock.builder()
        .beginControlFlow("if (from.has$L())", JavaNames.pascal(reading.apply(field)))
        .add(code)
        .endControlFlow()
        .build();
  }

  private CodeBlock part(IrField field) {
    return field.type() instanceof IrType.Switch choice
        ? choice(field, choice)
        : part(field, field.type(), reading.apply(field), WriterCalls.method(field));
  }

  /**
   * Emits, for octets, parts and runs.
   *
   * <pre>
   * to.clientId(from.buffer(), from.clientIdOffset(), from.clientIdLength());
   * WillCopy.copy(from.will(), to.will());
   * </pre>
   */
  private CodeBlock part(IrField field, IrType type, String get, String put) {
    if (JavaTypes.isScalar(type)) {
      return statement("to.$L(from.$L())", put, get);
    } else if (type instanceof IrType.Bytes bytes) {
      return field.mask() == 0
          ? octets(bytes.extent(), get, put)
          : masked(field, bytes.extent(), get, put);
    } else if (type instanceof IrType.StructOf part) {
      IrStruct declaration = context.program().struct(part.structName());
      return declaration.message()
          ? statement("to.$L(from.buffer(), from.$L().offset(), from.$L().size())", put, get, get)
          : statement("$T.copy(from.$L(), to.$L())", copies.of(declaration), get, put);
    } else if (type instanceof IrType.ChainOf) {
      return statement("to.$L(from.$L())", put, get);
    } else if (type instanceof IrType.TlvOf run) {
      return statement(
          "$T.copy(from.$L(), to.$L())", copies.of(context.program().tlv(run.tlvName())), get, put);
    } else if (type instanceof IrType.ListOf list) {
      return list(list, get, put);
    }
    throw new GenerationException("no copy of " + type);
  }

  private static CodeBlock octets(IrType.Extent extent, String get, String put) {
    return extent instanceof IrType.Extent.Fixed
        ? statement("to.$L(from.buffer(), from.$LOffset())", put, get)
        : statement("to.$L(from.buffer(), from.$LOffset(), from.$LLength())", put, get, get);
  }

  /** Octets as they were before they were masked. */
  private static CodeBlock masked(IrField field, IrType.Extent extent, String get, String put) {
    String clear = JavaNames.camel(field.name()) + "Clear";
    return CodeBlock.builder()
        .addStatement("byte[] $L = new byte[from.$LLength()]", clear, get)
        .addStatement("from.copy$L($L, 0)", JavaNames.pascal(get), clear)
        .addStatement(
            extent instanceof IrType.Extent.Fixed ? "to.$L($L, 0)" : "to.$L($L, 0, $L.length)",
            extent instanceof IrType.Extent.Fixed
                ? new Object[] {put, clear}
                : new Object[] {put, clear, clear})
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * var blocks = to.blocks();
   * for (var element = from.blocks(); element.next(); ) {
   *   SackBlockCopy.copy(element.value(), blocks.add());
   * }
   * blocks.end();
   * </pre>
   */
  private CodeBlock list(IrType.ListOf list, String get, String put) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (list.element() instanceof IrType.StructOf part) {
      String cursor = put + "Run";
      return code.addStatement("var $L = to.$L()", cursor, put)
          .beginControlFlow("for (var element = from.$L(); element.next(); )", get)
          .addStatement(
              "$T.copy(element.value(), $L.add())",
              copies.of(context.program().struct(part.structName())),
              cursor)
          .endControlFlow()
          .addStatement("$L.end()", cursor)
          .build();
    }
    code.addStatement("to.$L()", put)
        .beginControlFlow("for (int i = 0; i < from.$LCount(); i++)", get);
    if (JavaTypes.isScalar(list.element())) {
      code.addStatement("to.$LAdd(from.$L(i))", put, get);
    } else {
      code.addStatement("to.$LAdd(from.buffer(), from.$LOffset(i))", put, get);
    }
    return code.endControlFlow().build();
  }

  /**
   * Emits.
   *
   * <pre>
   * switch (from.payloadCase()) {
   *   case Ipv4Reader.PAYLOAD_UDP:
   *     to.payloadUdp(from.buffer(), from.payloadOffset(), from.payloadLength());
   *     break;
   *   ...
   * }
   * </pre>
   */
  private CodeBlock choice(IrField field, IrType.Switch choice) {
    String get = reading.apply(field);
    CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("switch (from.$LCase())", get);
    for (IrType.Case option : cases(choice)) {
      code.add(
              "case $L.$L_$L:\n$>",
              owner,
              JavaNames.constant(get),
              JavaNames.constant(option.name()))
          .add(option(field, option, get))
          .addStatement("break$<");
    }
    return code.add("default:\n$>").addStatement("break$<").endControlFlow().build();
  }

  private CodeBlock option(IrField field, IrType.Case option, String get) {
    String put = WriterCalls.method(field, option);
    if (option.type() instanceof IrType.Bytes bytes) {
      return octets(bytes.extent(), get, put);
    } else if (option.type() instanceof IrType.StructOf part
        && context.program().struct(part.structName()).message()) {
      return octets(new IrType.Extent.Rest(), get, put);
    }
    return part(field, option.type(), get + JavaNames.pascal(option.name()), put);
  }

  private List<IrType.Case> cases(IrType.Switch choice) {
    SwitchPlan plan = SwitchPlan.of(context, choice);
    List<IrType.Case> cases = new ArrayList<>(plan.cases());
    boolean hasDefault = cases.stream().anyMatch(c -> c.name().equals(SwitchPlan.DEFAULT));
    if (plan.opaque() != null && !hasDefault) {
      cases.add(
          new IrType.Case(
              SwitchPlan.DEFAULT, List.of(), plan.opaque().type(), null, plan.opaque().span()));
    }
    return cases;
  }
}
