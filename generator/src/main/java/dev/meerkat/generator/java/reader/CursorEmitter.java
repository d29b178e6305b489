// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.java.expr.ExpressionEmitter;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.ValueResolver;
import dev.meerkat.generator.plan.BodyPlan;
import dev.meerkat.generator.plan.Fallibility;
import dev.meerkat.generator.plan.JavaTypes;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The cursor over a list of structs.
 *
 * <pre>
 * public static final class Blocks {
 *   public int count() { … }
 *   public boolean next() { … }
 *   public int index() { … }
 *   public SackBlockReader value() { … }
 * }
 * </pre>
 */
final class CursorEmitter {
  private final Body body;
  private final IrField field;
  private final IrStruct struct;
  private final ClassName name;
  private final ClassName element;
  private final boolean isCounted;

  /** What the last element is known by, or null. */
  private final IrExpr last;

  /** Whether elements look at what lies behind them: a jump leads back, and may go on past them. */
  private final boolean looksBehind;

  CursorEmitter(Body body, IrField field, IrType.ListOf list, IrStruct struct, ClassName name) {
    this.body = body;
    this.field = field;
    this.struct = struct;
    this.name = name;
    this.element = body.context.names().reader(struct.qualifiedName());
    this.looksBehind = struct.params().stream().anyMatch(p -> p.type() instanceof IrType.Origin);
    this.isCounted = isCounted(list.extent());
    this.last = list.extent() instanceof IrType.Extent.Until until ? until.end() : null;
  }

  /** Whether it is known beforehand how many elements there are. */
  static boolean isCounted(IrType.Extent extent) {
    return !(extent instanceof IrType.Extent.Rest) && !(extent instanceof IrType.Extent.Until);
  }

  TypeSpec type() {
    String label = field.name() == null ? "a list" : "{@code " + field.name() + "}";
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addJavadoc(
                Javadocs.of(
                    "Walks " + label + ": stands before the first element until {@code next()}."))
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .addField(
                FieldSpec.builder(element, "value", Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("new $T()", element)
                    .build())
            .addField(byte[].class, "buffer", Modifier.PRIVATE);
    for (String variable : List.of("start", "end", "count", "following", "status", "errorOffset")) {
      type.addField(int.class, variable, Modifier.PRIVATE);
    }
    if (looksBehind) {
      type.addField(int.class, "limit", Modifier.PRIVATE);
    }
    type.addField(
        FieldSpec.builder(int.class, "index", Modifier.PRIVATE).initializer("-1").build());
    for (IrParam param : struct.params()) {
      type.addField(paramType(param), BodyPlan.variable(param.name()), Modifier.PRIVATE);
    }
    type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    return type.addMethod(wrap())
        .addMethod(set())
        .addMethod(fail())
        .addMethod(accessor("count", TypeName.INT, "count", "How many elements there are."))
        .addMethod(next())
        .addMethod(
            accessor("index", TypeName.INT, "index", "Number of the current element, from 0."))
        .addMethod(value(element))
        .addMethod(hidden("status", "status"))
        .addMethod(hidden("errorOffset", "errorOffset"))
        .addMethod(hidden("end", "end"))
        .addMethod(rewind())
        .addMethod(clear())
        .build();
  }

  /**
   * Validates all elements; of plain ones of fixed size the count is enough.
   *
   * <pre>
   * private int wrap(byte[] buffer, int start, int limit) {
   *   this.buffer = buffer;
   *   this.start = start;
   *   int at = start;
   *   int n = 0;
   *   while (at &lt; limit) {
   *     if (n == 4) {
   *       return fail(Codec.LIMIT, at);
   *     }
   *     if (value.wrap(buffer, at, limit - at) != Codec.OK) {
   *       return fail(value.status(), value.errorOffset());
   *     }
   *     at += value.size();
   *     n++;
   *   }
   *   return set(at, n);
   * }
   * </pre>
   */
  private MethodSpec wrap() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("wrap")
            .addModifiers(Modifier.PRIVATE)
            .returns(int.class)
            .addParameter(byte[].class, "buffer")
            .addParameter(int.class, "start")
            .addParameter(int.class, "limit");
    if (isCounted) {
      method.addParameter(int.class, "wanted");
    }
    method.addStatement("this.buffer = buffer").addStatement("this.start = start");
    if (looksBehind) {
      method.addStatement("this.limit = limit");
    }
    for (IrParam param : struct.params()) {
      String variable = BodyPlan.variable(param.name());
      method.addParameter(paramType(param), variable);
      method.addStatement("this.$L = $L", variable, variable);
    }
    if (last == null && new Fallibility(body.context.program()).isPlain(struct)) {
      method.addCode(plain());
    }
    return method
        .addStatement("int at = start")
        .addStatement("int n = 0")
        .addCode(loop())
        .addStatement("return set(at, n)")
        .build();
  }

  /** The quick way for elements that cannot be wrong. */
  private CodeBlock plain() {
    long octets = struct.sizeBits().min() / 8;
    CodeBlock.Builder code = CodeBlock.builder();
    if (octets == 0) {
      return code.build();
    }
    String count = isCounted ? "wanted" : "(limit - start) / " + octets;
    code.addStatement("int plain = $L", count);
    String max = Limits.hasMax(field) ? "plain <= " + field.max() + " && " : "";
    CodeBlock fits =
        isCounted
            ? CodeBlock.of("$Lplain >= 0 && plain <= (limit - start) / $L", max, octets)
            : CodeBlock.of("$Lplain * $L == limit - start", max, octets);
    return code.beginControlFlow("if ($L)", fits)
        .addStatement("return set(start + plain * $L, plain)", octets)
        .endControlFlow()
        .build();
  }

  private CodeBlock loop() {
    CodeBlock.Builder code = CodeBlock.builder();
    if (last != null) {
      code.addStatement("boolean isLast = false").beginControlFlow("while (!isLast)");
    } else {
      code.beginControlFlow(isCounted ? "while (n < wanted)" : "while (at < limit)");
    }
    if (Limits.hasMax(field)) {
      code.beginControlFlow("if (n == $L)", field.max())
          .addStatement("return fail($T.LIMIT, at)", CoreTypes.CODEC)
          .endControlFlow();
    }
    code.beginControlFlow("if ($L != $T.OK)", call("at", "limit - at"), CoreTypes.CODEC)
        .addStatement("return fail(value.status(), value.errorOffset())")
        .endControlFlow();
    if (!isCounted && struct.sizeBits().min() < 8) {
      code.beginControlFlow("if (value.size() == 0)")
          .addStatement("return fail($T.LIMIT, at)", CoreTypes.CODEC)
          .endControlFlow();
    }
    code.addStatement("at += value.size()").addStatement("n++");
    if (last != null) {
      code.addStatement("isLast =$W$L", new ExpressionEmitter(new ElementNames()).condition(last));
    }
    return code.endControlFlow().build();
  }

  private CodeBlock call(String at, String length) {
    CodeBlock.Builder call = CodeBlock.builder().add("value.wrap(buffer, $L, $L", at, length);
    for (IrParam param : struct.params()) {
      call.add(",$W$L", BodyPlan.variable(param.name()));
    }
    return call.add(")").build();
  }

  private static MethodSpec set() {
    return MethodSpec.methodBuilder("set")
        .addModifiers(Modifier.PRIVATE)
        .returns(int.class)
        .addParameter(int.class, "behind")
        .addParameter(int.class, "n")
        .addStatement("end = behind")
        .addStatement("count = n")
        .addStatement("status = $T.OK", CoreTypes.CODEC)
        .addStatement("rewind()")
        .addStatement("return $T.OK", CoreTypes.CODEC)
        .build();
  }

  private static MethodSpec fail() {
    return MethodSpec.methodBuilder("fail")
        .addModifiers(Modifier.PRIVATE)
        .returns(int.class)
        .addParameter(int.class, "code")
        .addParameter(int.class, "at")
        .addStatement("count = 0")
        .addStatement("rewind()")
        .addStatement("status = code")
        .addStatement("errorOffset = at")
        .addStatement("return code")
        .build();
  }

  /** A look at the next element wraps it again: the bytes may have changed, the reader may not. */
  private MethodSpec next() {
    return MethodSpec.methodBuilder("next")
        .addJavadoc(Javadocs.of("Goes to the next element; false behind the last one."))
        .addModifiers(Modifier.PUBLIC)
        .returns(boolean.class)
        .beginControlFlow(
            "if (index + 1 >= count ||$W$L != $T.OK)",
            call("following", (looksBehind ? "limit" : "end") + " - following"),
            CoreTypes.CODEC)
        .addStatement("index = count")
        .addStatement("return false")
        .endControlFlow()
        .addStatement("following += value.size()")
        .addStatement("index++")
        .addStatement("return true")
        .build();
  }

  /**
   * Between elements there is none: then the reader is emptied, but only if somebody asks.
   *
   * <pre>
   * public BlockReader value() {
   *   if (index &lt; 0 || index &gt;= count) {
   *     value.clear();
   *   }
   *   return value;
   * }
   * </pre>
   */
  private static MethodSpec value(TypeName element) {
    return MethodSpec.methodBuilder("value")
        .addJavadoc(Javadocs.of("The current element; valid until the next."))
        .addModifiers(Modifier.PUBLIC)
        .returns(element)
        .beginControlFlow("if (index < 0 || index >= count)")
        .addStatement("value.clear()")
        .endControlFlow()
        .addStatement("return value")
        .build();
  }

  private static MethodSpec accessor(String name, TypeName type, String variable, String doc) {
    return MethodSpec.methodBuilder(name)
        .addJavadoc(Javadocs.of(doc))
        .addModifiers(Modifier.PUBLIC)
        .returns(type)
        .addStatement("return $L", variable)
        .build();
  }

  private static MethodSpec hidden(String name, String variable) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE)
        .returns(int.class)
        .addStatement("return $L", variable)
        .build();
  }

  private static MethodSpec rewind() {
    return MethodSpec.methodBuilder("rewind")
        .addJavadoc(Javadocs.of("Goes back to before the first element."))
        .addModifiers(Modifier.PUBLIC)
        .addStatement("index = -1")
        .addStatement("following = start")
        .build();
  }

  private static MethodSpec clear() {
    return MethodSpec.methodBuilder("clear")
        .addModifiers(Modifier.PRIVATE)
        .addStatement("buffer = null")
        .addStatement("start = 0")
        .addStatement("end = 0")
        .addStatement("count = 0")
        .addStatement("status = $T.OK", CoreTypes.CODEC)
        .addStatement("rewind()")
        .addStatement("value.clear()")
        .build();
  }

  /** {@code value.length()}: what {@code until} calls {@code element.length}. */
  private final class ElementNames implements ValueResolver {
    @Override
    public JavaValue field(int id) {
      throw new IllegalArgumentException("until sees elements only");
    }

    @Override
    public JavaValue member(int list, int id) {
      IrField member = struct.field(id);
      boolean isLong = JavaTypes.isLong(JavaTypes.wire(member.type()), member.unit());
      return JavaValue.primary(
          isLong ? JavaValue.Kind.LONG : JavaValue.Kind.INT,
          "value.$L()",
          body.context.names().accessor(struct, member));
    }
  }

  private TypeName paramType(IrParam param) {
    return BodyResolver.paramType(body, param);
  }
}
