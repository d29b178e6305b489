// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.writer.WriterPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/** A message inside of another: its writer can be handed over, and is finished with its context. */
final class LayerContent {
  private final PartModel part;
  private final WriterModel model;
  private final IrType.StructOf layer;

  LayerContent(PartModel part, IrType.StructOf layer) {
    this.part = part;
    this.model = part.model();
    this.layer = layer;
  }

  /** Adds nothing when the inner message is not part of the build, or needs what is not known. */
  void addTo(TypeSpec.Builder type) {
    if (model.context().wants(layer.structName())) {
      if (isLate()) {
        type.addField(writer(), late(), Modifier.PRIVATE);
        type.addMethod(handOver(CodeBlock.builder().addStatement("$L = writer", late()).build()));
      } else if (isLast() || !needsComputed()) {
        type.addMethod(handOver(finishNow()));
      }
    }
  }

  /** Whether the inner message is finished with this one: it needs what that is told only then. */
  boolean isLate() {
    return model.context().wants(layer.structName())
        && sums().stream().anyMatch(s -> !(s instanceof IrExpr.Let));
  }

  /** {@code payloadTcpLayer = null;}. */
  CodeBlock reset() {
    return isLate()
        ? CodeBlock.builder().addStatement("$L = null", late()).build()
        : CodeBlock.of("");
  }

  /**
   * Emits, for a method of its own.
   *
   * <pre>
   * if (payloadTcpLayer != null) {
   *   long upper = 0;
   *   upper = InetChecksum.add64(upper, payloadEnd - payloadStart);
   *   int written = payloadTcpLayer.finish(InetChecksum.join(addresses, upper));
   *   if (written &lt; 0) {
   *     fail(PAYLOAD, Codec.kind(written));
   *   }
   * }
   * </pre>
   */
  CodeBlock finishLate() {
    List<CodeBlock> arguments = new ArrayList<>();
    CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("if ($L != null)", late());
    PseudoSum pseudo = new PseudoSum(model);
    Set<Integer> lets = new TreeSet<>();
    sums().forEach(s -> lets(s, lets));
    lets.forEach(id -> code.add(pseudo.into(sumOf(id), construct(id))));
    sums().forEach(s -> arguments.add(joined(s)));
    return code.addStatement("int written = $L.finish($L)", late(), CodeBlock.join(arguments, ", "))
        .beginControlFlow("if (written < 0)")
        .addStatement("fail($L, $T.kind(written))", model.names().id(part.field()), CoreTypes.CODEC)
        .endControlFlow()
        .endControlFlow()
        .build();
  }

  /** {@code addresses}, {@code upperSum}, {@code InetChecksum.join(addresses, upperSum)}. */
  private CodeBlock joined(IrExpr sum) {
    if (sum instanceof IrExpr.Let let) {
      return CodeBlock.of("$L", sumOf(let.id()));
    } else if (sum instanceof IrExpr.Binary both) {
      return CodeBlock.of(
          "$T.join($L,$W$L)", CoreTypes.INET_CHECKSUM, joined(both.left()), joined(both.right()));
    }
    int index = ((IrExpr.Param) sum).index();
    return CodeBlock.of("$L", model.names().param(model.struct().params().get(index)));
  }

  private String sumOf(int let) {
    return JavaNames.camel(model.plan().lets().get(let).name()) + "Sum";
  }

  private static void lets(IrExpr sum, Set<Integer> into) {
    if (sum instanceof IrExpr.Let let) {
      into.add(let.id());
    } else if (sum instanceof IrExpr.Binary both) {
      lets(both.left(), into);
      lets(both.right(), into);
    }
  }

  private String late() {
    return part.method() + "Layer";
  }

  private ClassName writer() {
    return model.context().names().writer(layer.structName());
  }

  private IrItem.Construct construct(int let) {
    return model.plan().lets().get(let).construct();
  }

  /** What the inner message's partial sums are made of. */
  private List<IrExpr> sums() {
    List<IrParam> params = model.context().program().struct(layer.structName()).params();
    List<IrExpr> sums = new ArrayList<>();
    for (int i = 0; i < params.size(); i++) {
      if (params.get(i).type() instanceof IrType.PartialSum) {
        sums.add(layer.arguments().get(i));
      }
    }
    return sums;
  }

  /** The structs of the partial sums, when each is of one. */
  private List<IrItem.Construct> constructs() {
    return sums().stream().map(s -> construct(((IrExpr.Let) s).id())).toList();
  }

  /**
   * Emits.
   *
   * <pre>
   * public Ipv4Writer payload(TcpWriter writer) {
   *   if (writer.buffer() != buffer || writer.offset() != payloadOffset()) {
   *     throw new IllegalArgumentException("not written at payloadOffset()");
   *   }
   *   int written = writer.size();
   *   if (written &lt; 0) {
   *     fail(PAYLOAD, Codec.kind(written));
   *     return this;
   *   }
   *   payloadTcpWritten(written);
   *   if (error == 0) {
   *     …                                            // finish it, or keep it to be finished
   *   }
   *   return this;
   * }
   * </pre>
   */
  private MethodSpec handOver(CodeBlock whenWritten) {
    String offset = model.method(part.field()) + "Offset()";
    return MethodSpec.methodBuilder(isOnlyOne() ? model.method(part.field()) : part.method())
        .addJavadoc(
            Javadocs.of(
                "Takes a message that was written at {@code "
                    + offset
                    + "}, and finishes it with what it needs to know of this one."))
        .addModifiers(Modifier.PUBLIC)
        .returns(model.self())
        .addParameter(writer(), "writer")
        .beginControlFlow(
            "if (writer.buffer() != buffer || writer.offset() != $LOffset())",
            model.method(part.field()))
        .addStatement(
            "throw new $T($S)", IllegalArgumentException.class, "not written at " + offset)
        .endControlFlow()
        .addStatement("int written = writer.size()")
        .beginControlFlow("if (written < 0)")
        .addStatement("fail($L, $T.kind(written))", model.names().id(part.field()), CoreTypes.CODEC)
        .addStatement("return this")
        .endControlFlow()
        .addStatement("$LWritten(written)", part.method())
        .beginControlFlow("if (error == 0)")
        .addCode(whenWritten)
        .endControlFlow()
        .addStatement("return this")
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * long sum = ...;                              // let pseudo = ...
   * written = writer.finish(sum);
   * if (written &lt; 0) {
   *   fail(PAYLOAD, Codec.kind(written));
   * }
   * </pre>
   */
  private CodeBlock finishNow() {
    CodeBlock.Builder code = CodeBlock.builder();
    if (needsComputed()) {
      code.addStatement("settleParts($L)", model.plan().parts().size())
          .addStatement("deriveFields()");
    }
    PseudoSum pseudo = new PseudoSum(model);
    StringJoiner arguments = new StringJoiner(", ");
    List<IrItem.Construct> sums = constructs();
    for (int i = 0; i < sums.size(); i++) {
      String name = i == 0 ? "sum" : "sum" + i;
      arguments.add(name);
      for (IrField source : PseudoSum.sources(model, sums.get(i))) {
        code.add(given(source));
      }
      code.add(pseudo.into(name, sums.get(i)));
    }
    return code.addStatement("written = writer.finish($L)", arguments)
        .beginControlFlow("if (written < 0)")
        .addStatement("fail($L, $T.kind(written))", model.names().id(part.field()), CoreTypes.CODEC)
        .endControlFlow()
        .build();
  }

  /** Whether no other case holds the same message; if so, the writer's type tells the case. */
  private boolean isOnlyOne() {
    return !(part.field().type() instanceof IrType.Switch choice)
        || choice.cases().stream()
                .filter(
                    c ->
                        c.type() instanceof IrType.StructOf s
                            && s.structName().equals(layer.structName()))
                .count()
            == 1;
  }

  /** Sizes and counts are known only when nothing can follow. */
  private boolean needsComputed() {
    return constructs().stream()
        .flatMap(s -> PseudoSum.sources(model, s).stream())
        .anyMatch(f -> isComputed(f));
  }

  private static boolean isComputed(IrField field) {
    return field.derived() instanceof IrField.Derived.Sizes
        || field.derived() instanceof IrField.Derived.Counts;
  }

  private boolean isLast() {
    return part.part().index() == model.plan().parts().size() - 1;
  }

  /**
   * Emits.
   *
   * <pre>
   * if ((set &amp; 1L &lt;&lt; SOURCE) == 0) {
   *   fail(SOURCE, Codec.ORDER);
   *   return this;
   * }
   * </pre>
   */
  private CodeBlock given(IrField field) {
    boolean isGiven = WriterPlan.isGiven(field) || field.derived() instanceof IrField.Derived.Tags;
    return isGiven
        ? CodeBlock.builder()
            .beginControlFlow("if ($L)", model.isNotSet(field))
            .add(model.fail(field, "ORDER"))
            .addStatement("return this")
            .endControlFlow()
            .build()
        : CodeBlock.of("");
  }
}
