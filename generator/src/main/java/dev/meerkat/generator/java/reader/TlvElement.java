// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.plan.JavaTypes;
import dev.meerkat.generator.plan.Ranges;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The reading of one element of a tlv: tag, whether it may stand here, length, value. */
final class TlvElement {
  private static final int LARGEST_OCTET = 255;

  private final IrTlv tlv;
  private final Body head;
  private final ReaderClass reader;
  private final List<TlvCase> cases;
  private final IrField tag;
  private final boolean isLongTag;

  TlvElement(IrTlv tlv, Body head, ReaderClass reader, List<TlvCase> cases) {
    this.tlv = tlv;
    this.head = head;
    this.reader = reader;
    this.cases = cases;
    this.tag = head.field(1);
    this.isLongTag = JavaTypes.isLong(JavaTypes.wire(tag.type()), tag.unit());
  }

  /** Declares {@code readElement} and {@code caseOf}. */
  void emit() {
    for (IrField field : tlv.head().fields()) {
      boolean isLong = JavaTypes.isLong(JavaTypes.wire(field.type()), field.unit());
      reader.state(isLong ? TypeName.LONG : TypeName.INT, head.plan.variable(field));
    }
    head.scopes.push(new ScopeStack.Scope(null, "element", "end", 0, true));
    reader.method(caseOf());
    reader.method(readElement());
  }

  /**
   * The method.
   *
   * <pre>
   * private int readElement(int from, boolean isNew) {
   *   element = from;
   *   kind = Bytes.getU8(buffer, element);
   *   current = caseOf(kind);
   *   if (current &lt; 0) {
   *     elementEnd = element + 1;
   *     return Codec.OK;
   *   }
   *   …
   *   return readByCase();
   * }
   * </pre>
   */
  private MethodSpec readElement() {
    CodeBlock arms = arms();
    CodeBlock.Builder code = CodeBlock.builder().addStatement("element = from");
    if (reader.hasFindings()) {
      code.addStatement("findings = 0");
    }
    code.add(field(tag));
    code.addStatement("current = caseOf($L)", head.plan.variable(tag));
    code.beginControlFlow("if (current < 0)").add(withoutValue()).endControlFlow();
    code.add(mayStand());
    IrField last = tag;
    for (IrField field : tlv.head().fields()) {
      if (field.id() > 1) {
        code.add(field(field));
        last = field;
      }
    }
    code.addStatement("valueAt = $L", RegionBounds.behind(head, last));
    code.add(end());
    if (arms.isEmpty()) {
      code.addStatement("return $T.OK", CoreTypes.CODEC);
    } else {
      code.addStatement("return readByCase()");
      reader.method(readByCase(arms));
    }
    return MethodSpec.methodBuilder("readElement")
        .addJavadoc(
            Javadocs.of(
                "Reads the element that starts at {@code from}; {@code isNew} when it is seen for"
                    + " the first time."))
        .addModifiers(Modifier.PRIVATE)
        .returns(int.class)
        .addParameter(int.class, "from")
        .addParameter(boolean.class, "isNew")
        .addCode(code.build())
        .build();
  }

  /**
   * The value by its case, apart from the head: HotSpot inlines the head where it is small enough.
   *
   * <pre>
   * private int readByCase() {
   *   switch (current) {
   *     case CASE_MSS:
   *       return readMss();
   *     default:
   *       return Codec.OK;
   *   }
   * }
   * </pre>
   */
  private static MethodSpec readByCase(CodeBlock arms) {
    return MethodSpec.methodBuilder("readByCase")
        .addJavadoc(Javadocs.of("Reads the value of the element at hand."))
        .addModifiers(Modifier.PRIVATE)
        .returns(int.class)
        .beginControlFlow("switch (current)")
        .addCode(arms)
        .addCode("default:\n")
        .addStatement("$>return $T.OK$<", CoreTypes.CODEC)
        .endControlFlow()
        .build();
  }

  /** A tag alone, or none that may stand here. */
  private CodeBlock withoutValue() {
    CodeBlock.Builder code = CodeBlock.builder();
    boolean isOpen =
        tlv.cases().stream().anyMatch(c -> c.isDefault() && c.kind() != IrTlv.Kind.ERROR);
    if (!isOpen) {
      String error =
          tlv.cases().stream()
              .filter(IrTlv.Case::isDefault)
              .map(IrTlv.Case::error)
              .findFirst()
              .orElse(null);
      code.add(head.failIf(CodeBlock.of("current == NONE"), head.failNamed(tag, error, "from")));
    }
    return code.addStatement("elementEnd = $L", RegionBounds.behind(head, tag))
        .addStatement("valueAt = elementEnd")
        .addStatement("return $T.OK", CoreTypes.CODEC)
        .build();
  }

  private CodeBlock mayStand() {
    return CodeBlock.builder()
        .beginControlFlow("if (isNew)")
        .add(
            head.failIf(
                CodeBlock.of("(allowed >>> current & 1) == 0"),
                head.fail(tag, "NOT_ALLOWED", "from")))
        .add(new TlvUnique(head, tlv).check())
        .add(head.failIf(CodeBlock.of("count >= most"), head.fail(tag, "LIMIT", "from")))
        .endControlFlow()
        .build();
  }

  /** A field of the head: bounds, value, checks. */
  private CodeBlock field(IrField field) {
    if (field.type() instanceof IrType.Elastic elastic) {
      return ElasticContent.head(head, field, elastic);
    }
    String at = head.plan.at(field);
    long octets = (field.position().bits() % 8 + field.sizeBits().min() + 7) / 8;
    CodeBlock.Builder code = CodeBlock.builder();
    boolean isKnownToFit = field.id() == tag.id() && octets == 1;
    if (!isKnownToFit) {
      code.add(
          head.failIf(
              CodeBlock.of("$L < $L", FieldBounds.minus("end", at), octets),
              head.fail(field, "SHORT", at)));
    }
    return code.add(Checks.scalar(head, field)).build();
  }

  /**
   * Where the element ends.
   *
   * <pre>
   * if (size > end - element) {
   *   return fail(2, Codec.LENGTH, element + 1);
   * }
   * elementEnd = element + size;
   * </pre>
   */
  private CodeBlock end() {
    if (tlv.lengthField() == 0) {
      return CodeBlock.builder().addStatement("elementEnd = end").build();
    }
    IrField length = head.field(tlv.lengthField());
    JavaValue size = SizeScopes.claimed(head, length);
    long least = tlv.lengthCoversElement() ? headOctets() : 0;
    String from = tlv.lengthCoversElement() ? "element" : "valueAt";
    CodeBlock wrong = CodeBlock.of("$L > $L", size.within(10), "end - " + from);
    boolean isSizes = length.derived() instanceof IrField.Derived.Sizes;
    long min =
        isSizes
            ? Ranges.ofSize(length, (IrField.Derived.Sizes) length.derived()).min()
            : Ranges.of(length).min();
    if (min < least) {
      wrong = CodeBlock.of("$L < $L ||$W$L", size.within(10), least, wrong);
    }
    return CodeBlock.builder()
        .add(head.failIf(wrong, head.fail(length, "LENGTH", head.plan.at(length))))
        .addStatement("elementEnd = $L + $L", from, size.asInt().within(12))
        .build();
  }

  private long headOctets() {
    IrField last = tlv.head().fields().get(tlv.head().fields().size() - 1);
    return (last.position().bits() + last.sizeBits().min() + 7) / 8;
  }

  private CodeBlock arms() {
    CodeBlock.Builder arms = CodeBlock.builder();
    for (int i = 0; i < cases.size(); i++) {
      if (cases.get(i).hasValue()) {
        arms.add(cases.get(i).arm(i));
      }
    }
    return arms.build();
  }

  /**
   * The case of a tag; for tags of an octet a table says.
   *
   * <pre>
   * private static int caseOf(int tag) {
   *   return CASES[tag];
   * }
   * </pre>
   */
  private MethodSpec caseOf() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("caseOf")
            .addJavadoc(Javadocs.of("Which case a tag belongs to."))
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(int.class)
            .addParameter(isLongTag ? long.class : int.class, "tag");
    String otherwise = otherwise();
    if (isOctetTag()) {
      reader.constant(
          FieldSpec.builder(
                  byte[].class, "CASES", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
              .addJavadoc("By tag: which case it belongs to.\n")
              .initializer("new byte[$L]", LARGEST_OCTET + 1)
              .build());
      return method.addStatement("return CASES[tag]").build();
    }
    CodeBlock.Builder arms = CodeBlock.builder();
    Map<Long, String> results = new HashMap<>();
    for (TlvCase candidate : cases) {
      long number = candidate.element().tag();
      if (!candidate.element().isDefault() && isLongTag) {
        arms.beginControlFlow("if (tag == $LL)", number)
            .addStatement("return $L", candidate.current())
            .endControlFlow();
      } else if (!candidate.element().isDefault()) {
        arms.add("case $L:\n", number).addStatement("$>return $L$<", candidate.current());
        results.put(number, candidate.current());
      }
    }
    if (isLongTag) {
      return method.addCode(arms.build()).addStatement("return $L", otherwise).build();
    }
    CaseTable table = new CaseTable(reader, "tag", results, otherwise);
    if (table.isUseful()) {
      return method.addCode(table.look("tag")).build();
    }
    return method
        .beginControlFlow("switch (tag)")
        .addCode(arms.build())
        .addCode("default:\n")
        .addStatement("$>return $L$<", otherwise)
        .endControlFlow()
        .build();
  }

  private String otherwise() {
    return cases.stream()
        .filter(c -> c.element().isDefault())
        .map(TlvCase::current)
        .findFirst()
        .orElse("NONE");
  }

  private boolean isOctetTag() {
    return !isLongTag
        && Ranges.of(tag).min() >= 0
        && Ranges.of(tag).max() <= LARGEST_OCTET
        && cases.size() <= Byte.MAX_VALUE;
  }

  /**
   * Fills the table of cases.
   *
   * <pre>
   * Arrays.fill(CASES, (byte) CASE_DEFAULT);
   * CASES[2] = CASE_MSS;
   * </pre>
   */
  CodeBlock casesTable() {
    CodeBlock.Builder code = CodeBlock.builder();
    if (isOctetTag()) {
      code.addStatement("$T.fill(CASES, (byte) $L)", Arrays.class, otherwise());
      for (TlvCase candidate : cases) {
        if (!candidate.element().isDefault()) {
          code.addStatement("CASES[$L] = $L", candidate.element().tag(), candidate.current());
        }
      }
    }
    return code.build();
  }
}
