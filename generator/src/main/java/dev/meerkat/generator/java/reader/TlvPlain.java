// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.Fallibility;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The short way past elements that their size alone makes right, such as most options of TCP and
 * DHCP.
 *
 * <p>A table says by tag which sizes those are. One look at it, one at the length, and the cursor
 * goes on; whatever else comes takes the long way, which finds the same and says what is wrong. A
 * SYN with five options took 100 ns with its headers before, 58 with the table.
 */
final class TlvPlain {
  private static final int LARGEST_OCTET = 255;

  private final IrTlv tlv;
  private final Body head;
  private final CodeBlock[] rules = new CodeBlock[LARGEST_OCTET + 1];
  private final List<IrTlv.Case> noted = new ArrayList<>();
  private final int headInLength;
  private boolean anyKept;
  private final boolean isUseful;

  TlvPlain(Body head, IrTlv tlv) {
    this.head = head;
    this.tlv = tlv;
    this.headInLength = tlv.lengthCoversElement() ? 2 : 0;
    this.isUseful = !tlv.unique() && isOctetsInFront() && tlv.params().isEmpty() && measure();
  }

  /**
   * Whether the head is an octet for the tag and one for the length, as it is in most protocols.
   */
  private boolean isOctetsInFront() {
    return tlv.lengthField() == 2
        && tlv.head().fields().size() == 2
        && tlv.head().fields().stream().allMatch(TlvPlain::isOctet)
        && head.field(2).derived() instanceof IrField.Derived.Sizes s
        && s.multiply() == 1
        && s.divide() == 1
        && s.add() == 0;
  }

  private static boolean isOctet(IrField field) {
    return field.type() instanceof IrType.Int i
        && i.bits() == 8
        && !i.signed()
        && field.unit() == 1
        && field.condition() == null;
  }

  /** Fills the table; false if nothing is in it but tags that stand alone. */
  private boolean measure() {
    boolean any = false;
    for (IrTlv.Case element : tlv.cases()) {
      if (element.isDefault()) {
        continue;
      }
      CodeBlock rule =
          switch (element.kind()) {
            case SKIP -> CodeBlock.of("$T.ALONE", CoreTypes.SIZE_RULE);
            case STOP -> CodeBlock.of("$T.LAST", CoreTypes.SIZE_RULE);
            case VALUE -> rule(element);
            case ERROR -> null;
          };
      rules[(int) element.tag()] = rule;
      any |= rule != null && element.kind() == IrTlv.Kind.VALUE;
    }
    return any;
  }

  /** The sizes that make a value right, or null. */
  private CodeBlock rule(IrTlv.Case element) {
    Fallibility fallibility = new Fallibility(head.context.program());
    if (fallibility.acceptsAll(element.body()) && isStateless(element)) {
      long size = headInLength + element.body().sizeBits().max() / 8;
      if (size > LARGEST_OCTET || !isAllowed(size)) {
        return null;
      }
      if (!fallibility.isPlain(element.body())) {
        noted.add(element);
      }
      return CodeBlock.of("$T.exactly($L)", CoreTypes.SIZE_RULE, size);
    }
    return fallibility.sizes(element.body()).map(this::rule).orElse(null);
  }

  private CodeBlock rule(Fallibility.Sizes sizes) {
    long least = headInLength + sizes.least();
    long most = Math.min(LARGEST_OCTET, headInLength + sizes.most());
    boolean isSaid =
        least <= most
            && Long.bitCount(sizes.step()) == 1
            && sizes.step() < LARGEST_OCTET
            && isAllowed(least)
            && isAllowed(most);
    if (!isSaid) {
      return null;
    }
    anyKept = true;
    return CodeBlock.of("$T.between($L, $L, $L)", CoreTypes.SIZE_RULE, least, most, sizes.step());
  }

  /** Whether the length's own conditions hold for this one. */
  private boolean isAllowed(long length) {
    return head.field(1).constraints().isEmpty()
        && head.field(2).constraints().stream()
            .allMatch(c -> !c.should() && holds(c.condition(), length));
  }

  /** Whether a comparison of the field with a number is known to hold for a value. */
  private static boolean holds(IrExpr condition, long value) {
    if (condition instanceof IrExpr.Binary b
        && b.left() instanceof IrExpr.Field
        && b.right() instanceof IrExpr.Const limit) {
      return switch (b.op()) {
        case GREATER_EQUAL -> value >= limit.value();
        case LESS_EQUAL -> value <= limit.value();
        default -> false;
      };
    }
    return false;
  }

  /** Nothing of the value is kept when it is read. */
  private static boolean isStateless(IrTlv.Case element) {
    return element.body().items().stream()
        .allMatch(
            item ->
                item instanceof IrField f
                    && f.derived() == null
                    && (f.type() instanceof IrType.Int
                        || f.type() instanceof IrType.EnumOf
                        || f.type() instanceof IrType.FlagsOf
                        || f.type() instanceof IrType.Bytes));
  }

  /** Whether there are such elements; with {@code unique} each needs a longer look. */
  boolean isUseful() {
    return isUseful;
  }

  /**
   * The table.
   *
   * <pre>
   * private static final int[] SIZES = new int[256];
   * static {
   *   SIZES[2] = SizeRule.exactly(4);
   * }
   * </pre>
   */
  CodeBlock table() {
    CodeBlock.Builder code = CodeBlock.builder();
    for (int tag = 0; tag <= LARGEST_OCTET; tag++) {
      if (rules[tag] != null) {
        code.addStatement("SIZES[$L] = $L", tag, rules[tag]);
      }
    }
    return code.build();
  }

  FieldSpec tableField() {
    return FieldSpec.builder(
            int[].class, "SIZES", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc(
            Javadocs.of(
                "By tag: which sizes make an element right by themselves, as its length says them;"
                    + " 0 where more is to be looked at."))
        .initializer("new int[$L]", LARGEST_OCTET + 1)
        .build();
  }

  /**
   * The loop that validates, in front of the long way.
   *
   * <pre>
   * int room = allowed == -1L ? most : 0;
   * int last = end;
   * int n = 0;
   * while (at &lt; last) {
   *   int rule = SIZES[Bytes.getU8(buffer, at)];
   *   if (rule &gt; 0 &amp;&amp; last - at &gt;= 2 &amp;&amp; n &lt; room) {
   *     int size = Bytes.getU8(buffer, at + 1);
   *     if (SizeRule.fits(rule, size) &amp;&amp; size &lt;= last - at) {
   *       n++;
   *       at += size;
   *       continue;
   *     }
   *   } else if (rule &lt; 0) {
   *     at++;
   *     if (rule == SizeRule.LAST) {
   *       break;
   *     }
   *     continue;
   *   }
   *   …
   *   n += current == SKIP ? 0 : 1;
   * }
   * count = n;
   * </pre>
   */
  CodeBlock loop() {
    CodeBlock.Builder code =
        CodeBlock.builder()
            .addStatement("int room = allowed == -1L ? most : 0")
            .addStatement("int last = end")
            .addStatement("int n = 0")
            .beginControlFlow("while (at < last)")
            .addStatement("int rule = SIZES[$T.getU8(buffer, at)]", CoreTypes.BYTES)
            .beginControlFlow("if (rule > 0 && last - at >= 2 && n < room)")
            .add(size("at", "last"))
            .addStatement("n++")
            .addStatement("at += size$L", tlv.lengthCoversElement() ? "" : " + 2")
            .addStatement("continue")
            .endControlFlow();
    if (tlv.hasMarks()) {
      code.nextControlFlow("else if (rule < 0)")
          .addStatement("at++")
          .beginControlFlow("if (rule == $T.LAST)", CoreTypes.SIZE_RULE)
          .addStatement("break")
          .endControlFlow()
          .addStatement("continue");
    }
    return code.endControlFlow()
        .addStatement("count = n")
        .beginControlFlow("if (readElement(at, true) != $T.OK)", CoreTypes.CODEC)
        .addStatement("return status")
        .endControlFlow()
        .addStatement("at = elementEnd")
        .beginControlFlow("if (current == STOP)")
        .addStatement("break")
        .endControlFlow()
        .addStatement("n += current == SKIP ? 0 : 1")
        .endControlFlow()
        .addStatement("count = n")
        .build();
  }

  /** The length, and the condition under which it makes the element right. */
  private CodeBlock size(String at, String last) {
    return CodeBlock.builder()
        .addStatement("int size = $T.getU8(buffer, $L + 1)", CoreTypes.BYTES, at)
        .beginControlFlow(
            "if ($T.fits(rule, size) && size <= $L - $L$L)",
            CoreTypes.SIZE_RULE,
            last,
            at,
            tlv.lengthCoversElement() ? "" : " - 2")
        .build();
  }

  /**
   * Goes to the next element, the short way if it can.
   *
   * <pre>
   * public boolean next() {
   *   while (elementEnd &lt; stop) {
   *     int tag = Bytes.getU8(buffer, elementEnd);
   *     int rule = SIZES[tag];
   *     if (rule &gt; 0 &amp;&amp; stop - elementEnd &gt;= 2) {
   *       int size = Bytes.getU8(buffer, elementEnd + 1);
   *       if (SizeRule.fits(rule, size) &amp;&amp; size &lt;= stop - elementEnd) {
   *         take(elementEnd, tag, size);
   *         return true;
   *       }
   *     } else if (rule == SizeRule.ALONE) {
   *       elementEnd++;
   *       continue;
   *     }
   *     if (!nextTag() || current &gt;= 0) {
   *       return current &gt;= 0;
   *     }
   *   }
   *   return isOver();
   * }
   * </pre>
   */
  MethodSpec next() {
    String longWay = tlv.hasMarks() ? "nextTag" : "nextInFull";
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("next")
            .addJavadoc("Goes to the next element; false behind the last one.\n")
            .addModifiers(Modifier.PUBLIC)
            .returns(boolean.class)
            .beginControlFlow("while (elementEnd < stop)")
            .addStatement("int tag = $T.getU8(buffer, elementEnd)", CoreTypes.BYTES)
            .addStatement("int rule = SIZES[tag]")
            .beginControlFlow("if (rule > 0 && stop - elementEnd >= 2)")
            .addCode(size("elementEnd", "stop"))
            .addStatement("take(elementEnd, tag, size)");
    if (anyKept) {
      method.addStatement(
          "return !$T.isKept(rule) || readByCase() == $T.OK || isOver()",
          CoreTypes.SIZE_RULE,
          CoreTypes.CODEC);
    } else {
      method.addStatement("return true");
    }
    method.endControlFlow();
    if (tlv.hasMarks()) {
      method
          .nextControlFlow("else if (rule == $T.ALONE)", CoreTypes.SIZE_RULE)
          .addStatement("elementEnd++")
          .addStatement("continue");
    }
    return method
        .endControlFlow()
        .beginControlFlow("if (!$L() || current >= 0)", longWay)
        .addStatement("return current >= 0")
        .endControlFlow()
        .endControlFlow()
        .addStatement("return isOver()")
        .build();
  }

  /** Makes an element of known size the current one. */
  void taking(ReaderClass reader) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("take")
            .addJavadoc("Makes the element that follows, right by its size, the current one.\n")
            .addModifiers(Modifier.PRIVATE)
            .addParameter(int.class, "at")
            .addParameter(int.class, "tag")
            .addParameter(int.class, "size")
            .addStatement("element = at")
            .addStatement("elementEnd = at + size$L", tlv.lengthCoversElement() ? "" : " + 2")
            .addStatement("valueAt = at + 2")
            .addStatement("$L = tag", assigned(1))
            .addStatement("$L = size", assigned(2))
            .addStatement("current = caseOf(tag)");
    if (reader.hasFindings()) {
      method.addStatement("findings = 0");
    }
    for (IrTlv.Case element : noted) {
      method
          .beginControlFlow("if (current == $L)", TlvCase.constant(element))
          .addStatement("$L()", TlvCase.method(element))
          .endControlFlow();
    }
    reader.method(method.build());
  }

  /** A field of the head, told from the parameters. */
  private String assigned(int field) {
    return "this." + head.plan.variable(head.field(field));
  }
}
