// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.JavaTypes;
import javax.lang.model.element.Modifier;

/** Lists of numbers: random access, so only their count is kept. */
final class ScalarListContent {
  private ScalarListContent() {}

  /**
   * How many there are, and whether all of them fit.
   *
   * <pre>
   * groupsCount = (groupsEnd - at) / 2;
   * if ((groupsEnd - at) % 2 != 0) {
   *   return fail(…, Codec.SHORT, at + groupsCount * 2);
   * }
   * </pre>
   */
  static CodeBlock read(Place place, IrType.ListOf list) {
    String count = place.stem() + "Count";
    place.body().reader.state(TypeName.INT, count);
    CodeBlock counted =
        list.extent() instanceof IrType.Extent.Rest
            ? rest(place, list, count)
            : counted(place, list, count);
    String end = place.at() + " + " + times(count, octets(list));
    return CodeBlock.builder()
        .add(counted)
        .add(Limits.atLeast(place, count))
        .add(Checks.constraints(place.body(), place.field()))
        .add(place.endsAt(end))
        .build();
  }

  private static CodeBlock rest(Place place, IrType.ListOf list, String count) {
    long octets = octets(list);
    String room = FieldBounds.minus(place.end(), place.at());
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement("$L = $L", count, octets == 1 ? room : "(" + room + ") / " + octets);
    IrField field = place.field();
    Body body = place.body();
    code.add(members(place, list, count));
    if (Limits.hasMax(field)) {
      long most = field.max() * octets;
      code.add(
          body.failIf(
              CodeBlock.of("$L > $L", room, most),
              body.fail(field, "LIMIT", place.at() + " + " + most)));
    }
    if (octets > 1) {
      code.add(
          body.failIf(
              CodeBlock.of("($L) % $L != 0", room, octets),
              body.fail(field, "SHORT", place.at() + " + " + times(count, octets))));
    }
    return code.build();
  }

  private static CodeBlock counted(Place place, IrType.ListOf list, String count) {
    long octets = octets(list);
    Body body = place.body();
    IrField field = place.field();
    String room = FieldBounds.minus(place.end(), place.at());
    JavaValue wanted = BytesContent.count(body, list.extent());
    Interval range =
        list.extent() instanceof IrType.Extent.Computed c
            ? c.count().range()
            : Interval.of(BytesContent.count(list.extent()));
    if (range.min() < 0) {
      wanted = JavaValue.primary(wanted.kind(), "Math.max(0, $L)", wanted.code());
    }
    CodeBlock fits = CodeBlock.of("Math.min($L,$W($L) / $L)", wanted.code(), room, octets);
    fits = wanted.kind() == JavaValue.Kind.LONG ? CodeBlock.of("(int) $L", fits) : fits;
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement("$L = $L", count, fits);
    code.add(members(place, list, count));
    if (Limits.hasMax(field) && range.max() > field.max()) {
      CodeBlock beyond = body.fail(field, "LIMIT", place.at() + " + " + field.max() * octets);
      code.add(
          body.failIf(
              CodeBlock.of(
                  "$L > $L && $L >= $L", wanted.within(10), field.max(), count, field.max()),
              beyond));
    }
    return code.add(
            body.failIf(
                CodeBlock.of("$L < $L", count, wanted.within(10)),
                body.fail(field, "SHORT", place.at() + " + " + times(count, octets))))
        .build();
  }

  /** Lists of fixed length inside a run: only members of closed enums can be wrong. */
  static CodeBlock checks(Body body, IrField field, IrType.ListOf list, String at) {
    Place place = new Place(body, field, body.plan.stem(field), at, null, null, false);
    long count = ((IrType.Extent.Fixed) list.extent()).count();
    return CodeBlock.builder()
        .add(members(place, list, Long.toString(count)))
        .add(Checks.constraints(body, field))
        .build();
  }

  /** A list of fixed length that does not fit: its elements one by one, then SHORT. */
  static CodeBlock cut(Body body, IrField field, IrType.ListOf list, String at) {
    Place place = new Place(body, field, body.plan.stem(field), at, null, null, false);
    long octets = octets(list);
    String fitting =
        "(" + FieldBounds.minus(body.scopes.end(), at) + ")" + (octets == 1 ? "" : " / " + octets);
    return CodeBlock.builder()
        .add(members(place, list, fitting))
        .add(body.fail(field, "SHORT", at + " + " + times(fitting, octets)))
        .build();
  }

  /**
   * Each number must be a member of its closed enumeration.
   *
   * <pre>
   * int stranger = strangerInKinds(at, kindsCount);
   * if (stranger >= 0) {
   *   return fail(…, Codec.ENUM, stranger);
   * }
   * </pre>
   */
  private static CodeBlock members(Place place, IrType.ListOf list, String count) {
    Body body = place.body();
    boolean isClosed =
        list.element() instanceof IrType.EnumOf e
            && body.context.program().enumeration(e.enumName()).closed();
    if (!isClosed) {
      return CodeBlock.of("");
    }
    String name = "strangerIn" + JavaNames.pascal(place.stem());
    long most = Limits.hasMax(place.field()) ? place.field().max() : Integer.MAX_VALUE;
    String looked = most == Integer.MAX_VALUE ? count : "Math.min(" + count + ", " + most + ")";
    body.reader.method(stranger(body, list, name));
    String call = name + "(" + place.at() + ", " + looked + ")";
    return body.failIf(CodeBlock.of("$L >= 0", call), body.fail(place.field(), "ENUM", call));
  }

  private static MethodSpec stranger(Body body, IrType.ListOf list, String name) {
    JavaValue value =
        ScalarReads.read("at + i * " + octets(list), 0, JavaTypes.wire(list.element()));
    return MethodSpec.methodBuilder(name)
        .addJavadoc(Javadocs.of("Where the first value without a name stands, -1 if nowhere."))
        .addModifiers(Modifier.PRIVATE)
        .returns(int.class)
        .addParameter(int.class, "at")
        .addParameter(int.class, "count")
        .beginControlFlow("for (int i = 0; i < count; i++)")
        .beginControlFlow(
            "if (!$T.isKnown($L))",
            body.context.names().constants(((IrType.EnumOf) list.element()).enumName()),
            value.code())
        .addStatement("return at + i * $L", octets(list))
        .endControlFlow()
        .endControlFlow()
        .addStatement("return -1")
        .build();
  }

  /** {@code groupsCount * 2}. */
  private static String times(String count, long octets) {
    return octets == 1 ? count : count + " * " + octets;
  }

  /** Octets of one element. */
  static long octets(IrType.ListOf list) {
    if (list.element() instanceof IrType.Bytes bytes) {
      return ((IrType.Extent.Fixed) bytes.extent()).count();
    }
    return JavaTypes.wire(list.element()).bits() / 8;
  }

  /** The accessors' expression of element {@code i}. */
  static CodeBlock element(IrType.ListOf list, String at, String count) {
    long octets = octets(list);
    String index = CodeBlock.of("$T.checkIndex(i, $L)", java.util.Objects.class, count).toString();
    String place = at + " + " + times(index, octets);
    if (list.element() instanceof IrType.Bytes) {
      return CodeBlock.of("$L", place);
    }
    return ScalarReads.read(place, 0, JavaTypes.wire(list.element())).code();
  }
}
