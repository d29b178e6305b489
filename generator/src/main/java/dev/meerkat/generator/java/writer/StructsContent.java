// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.java.expr.ExpressionEmitter;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.ValueResolver;
import dev.meerkat.generator.plan.JavaNames;
import java.util.List;
import javax.lang.model.element.Modifier;

/** A list of structs: an owned cursor that adds one at a time. */
record StructsContent(PartModel part) implements Content {
  /** Whether the element that ends the list was written. */
  static final String ENDED = "isEnded";

  @Override
  public void addTo(TypeSpec.Builder type) {
    ClassName cursor = cursor();
    type.addField(
        FieldSpec.builder(cursor, part.owned(), Modifier.PRIVATE, Modifier.FINAL)
            .initializer("new $T()", cursor)
            .build());
    type.addMethod(begin());
    type.addType(cursorType());
  }

  /**
   * Emits.
   *
   * <pre>
   * public Blocks blocks() {
   *   if (openBlocks()) {
   *     set |= 1L &lt;&lt; BLOCKS;
   *   }
   *   return blocks;
   * }
   * </pre>
   */
  private MethodSpec begin() {
    return Setters.method(part.method(), part.field())
        .returns(cursor())
        .beginControlFlow("if ($L())", part.open())
        .addCode(part.begun())
        .endControlFlow()
        .addStatement("return $L", part.owned())
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * public final class Blocks {
   *   private final SackBlockWriter&lt;Blocks&gt; element = new SackBlockWriter&lt;&gt;(this);
   *   private boolean isOpen;
   *   public SackBlockWriter&lt;Blocks&gt; add() { ... }
   *   public SackWriter&lt;P&gt; end() { ... }
   *   private void close() { ... }
   * }
   * </pre>
   */
  private TypeSpec cursorType() {
    return TypeSpec.classBuilder(cursor().simpleName())
        .addJavadoc(Javadocs.of("The elements of {@code " + part.field().name() + "}."))
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .addField(
            FieldSpec.builder(elementWriter(), "element", Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T<>(this)", elementClass())
                .build())
        .addField(boolean.class, "isOpen", Modifier.PRIVATE)
        .addFields(ended())
        .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
        .addMethod(add())
        .addMethod(end())
        .addMethod(closeElement())
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * public SackBlockWriter&lt;Blocks&gt; add() {
   *   close();
   *   if (stage != 0 || (set &amp; 1L &lt;&lt; BLOCKS) == 0) {
   *     fail(BLOCKS, Codec.ORDER);
   *   }
   *   if (error == 0) {
   *     element.wrap(buffer, blocksEnd, limit - blocksEnd);
   *     isOpen = true;
   *   } else {
   *     element.wrap(buffer, offset, 0);
   *   }
   *   return element;
   * }
   * </pre>
   */
  private MethodSpec add() {
    IrType.StructOf element = element();
    CodeBlock arguments = Arguments.forWrap(part.model(), part.field(), element);
    return MethodSpec.methodBuilder("add")
        .addJavadoc(Javadocs.of("Begins one more element."))
        .addModifiers(Modifier.PUBLIC)
        .returns(elementWriter())
        .addStatement("close()")
        .beginControlFlow(
            "if (stage != $L || $L$L)",
            part.part().index(),
            part.model().isNotSet(part.field()),
            last() == null ? "" : " || " + ENDED)
        .addCode(part.fail("ORDER"))
        .endControlFlow()
        .addCode(Arguments.given(part.model(), element))
        .beginControlFlow("if (error == 0)")
        .addStatement("element.wrap(buffer, $L, limit - $L$L)", part.end(), part.end(), arguments)
        .addStatement("isOpen = true")
        .nextControlFlow("else")
        .addStatement("element.wrap(buffer, offset, 0$L)", arguments)
        .endControlFlow()
        .addStatement("return element")
        .build();
  }

  /** {@code private boolean isEnded;} of a list that ends with an element. */
  private List<FieldSpec> ended() {
    return last() == null
        ? List.of()
        : List.of(FieldSpec.builder(boolean.class, ENDED, Modifier.PRIVATE).build());
  }

  /** What the last element is known by, or null. */
  private IrExpr last() {
    return ((IrType.ListOf) part.type()).extent() instanceof IrType.Extent.Until until
        ? until.end()
        : null;
  }

  /** Whether the element that was written last is the last one: out of the buffer. */
  private CodeBlock isLast() {
    IrStruct struct = part.model().context().program().struct(element().structName());
    ValueResolver written =
        new ValueResolver() {
          @Override
          public JavaValue field(int id) {
            throw new IllegalArgumentException("until sees elements only");
          }

          @Override
          public JavaValue member(int list, int id) {
            return WriterValues.fixed(part.end(), struct.field(id));
          }
        };
    return new ExpressionEmitter(written).condition(last());
  }

  private MethodSpec end() {
    return MethodSpec.methodBuilder("end")
        .addJavadoc(Javadocs.of("Goes back to what the list stands in."))
        .addModifiers(Modifier.PUBLIC)
        .returns(part.model().self())
        .addStatement("return $L.this", part.model().className().simpleName())
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * private void close() {
   *   if (isOpen) {
   *     isOpen = false;
   *     int length = element.finish();
   *     if (length &lt; 0) {
   *       fail(BLOCKS, Codec.kind(length));
   *     } else {
   *       blocksEnd += length;
   *       blocksCount++;
   *     }
   *   }
   * }
   * </pre>
   */
  private MethodSpec closeElement() {
    CodeBlock.Builder ends = CodeBlock.builder();
    if (last() != null) {
      ends.addStatement("$L =$W$L", ENDED, isLast());
    }
    return MethodSpec.methodBuilder("close")
        .addModifiers(Modifier.PRIVATE)
        .beginControlFlow("if (isOpen)")
        .addStatement("isOpen = false")
        .addStatement(
            "int length = element.finish($L)",
            Arguments.forFinish(part.model(), part.field(), element()))
        .beginControlFlow("if (length < 0)")
        .addStatement(
            "fail($L, $T.kind(length))", part.model().names().id(part.field()), CoreTypes.CODEC)
        .nextControlFlow("else")
        .addCode(ends.build())
        .addStatement("$L += length", part.end())
        .addStatement("$L++", part.count())
        .endControlFlow()
        .endControlFlow()
        .build();
  }

  @Override
  public CodeBlock close() {
    return CodeBlock.builder().addStatement("$L.close()", part.owned()).build();
  }

  @Override
  public CodeBlock reset() {
    CodeBlock.Builder reset = CodeBlock.builder().addStatement("$L.isOpen = false", part.owned());
    if (last() != null) {
      reset.addStatement("$L.$L = false", part.owned(), ENDED);
    }
    return reset.build();
  }

  private IrType.StructOf element() {
    return (IrType.StructOf) ((IrType.ListOf) part.type()).element();
  }

  /** Named after the part, unless a class around it has that name: {@code Routers.RoutersList}. */
  private ClassName cursor() {
    ClassName around = part.model().className();
    String name = JavaNames.pascal(part.method());
    return around.nestedClass(around.simpleNames().contains(name) ? name + "List" : name);
  }

  private ClassName elementClass() {
    return part.model().context().names().writer(element().structName());
  }

  private TypeName elementWriter() {
    return ParameterizedTypeName.get(elementClass(), cursorOfSelf());
  }

  /** {@code SackWriter<P>.Blocks}: inner classes of a generic class name its variable. */
  private TypeName cursorOfSelf() {
    return part.model().self() instanceof ParameterizedTypeName generic
        ? generic.nestedClass(cursor().simpleName())
        : cursor();
  }
}
