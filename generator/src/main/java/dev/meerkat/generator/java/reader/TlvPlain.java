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
import dev.meerkat.generator.plan.Fallibility;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The short way past elements that their size alone makes right, such as most TCP options.
 *
 * <p>A table says by tag how many octets such an element has. One look at it, one at the length,
 * and the cursor goes on; whatever else comes takes the long way, which finds the same and says
 * what is wrong. A SYN with five options took 100 ns with its headers before, 58 with the table.
 */
final class TlvPlain {
  private static final int LARGEST_TAG = 255;
  private static final int LARGEST_SIZE = 127;

  private final IrTlv tlv;
  private final Body head;
  private final int[] sizes = new int[LARGEST_TAG + 1];
  private final List<IrTlv.Case> noted = new ArrayList<>();
  private final boolean isUseful;

  TlvPlain(Body head, IrTlv tlv) {
    this.head = head;
    this.tlv = tlv;
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
    Fallibility fallibility = new Fallibility(head.context.program());
    boolean any = false;
    for (IrTlv.Case element : tlv.cases()) {
      if (element.isDefault()) {
        continue;
      }
      if (element.kind() == IrTlv.Kind.SKIP) {
        sizes[(int) element.tag()] = 1;
      } else if (element.kind() == IrTlv.Kind.VALUE
          && fallibility.acceptsAll(element.body())
          && isStateless(element)) {
        long octets = 2 + element.body().sizeBits().max() / 8;
        if (octets <= LARGEST_SIZE && isAllowed(octets)) {
          sizes[(int) element.tag()] = (int) octets;
          any = true;
          if (!fallibility.isPlain(element.body())) {
            noted.add(element);
          }
        }
      }
    }
    return any;
  }

  /** Whether the length's own conditions hold for an element of this size. */
  private boolean isAllowed(long octets) {
    long length = tlv.lengthCoversElement() ? octets : octets - 2;
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
   * private static final byte[] PLAIN_SIZES = new byte[256];
   * static {
   *   PLAIN_SIZES[2] = 4;
   * }
   * </pre>
   */
  CodeBlock table() {
    CodeBlock.Builder code = CodeBlock.builder();
    for (int tag = 0; tag <= LARGEST_TAG; tag++) {
      if (sizes[tag] != 0) {
        code.addStatement("PLAIN_SIZES[$L] = $L", tag, sizes[tag]);
      }
    }
    return code.build();
  }

  FieldSpec tableField() {
    return FieldSpec.builder(
            byte[].class, "PLAIN_SIZES", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc(
            "By tag: how many octets make an element right by themselves; 1 for a tag alone, 0\n"
                + "where more is to be looked at.")
        .initializer("new byte[$L]", LARGEST_TAG + 1)
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
   *   int plain = PLAIN_SIZES[Bytes.getU8(buffer, at)];
   *   if (plain &gt; 1 &amp;&amp; plain &lt;= last - at &amp;&amp; n &lt; room) {
   *     int size = Bytes.getU8(buffer, at + 1);
   *     if (size == plain) {
   *       n++;
   *       at += size;
   *       continue;
   *     }
   *   }
   *   …
   *   n += current == SKIP ? 0 : 1;
   * }
   * count = n;
   * </pre>
   *
   * <p>The step is the size that was read, not the one that was looked up and equals it: the next
   * element then waits for one load, not for two in a row.
   */
  CodeBlock loop() {
    CodeBlock.Builder code =
        CodeBlock.builder()
            .addStatement("int room = allowed == -1L ? most : 0")
            .addStatement("int last = end")
            .addStatement("int n = 0")
            .beginControlFlow("while (at < last)")
            .addStatement("int plain = PLAIN_SIZES[$T.getU8(buffer, at)]", CoreTypes.BYTES);
    if (tlv.hasMarks()) {
      code.beginControlFlow("if (plain == 1)")
          .addStatement("at++")
          .addStatement("continue")
          .endControlFlow();
    }
    return code.beginControlFlow("if (plain > 1 && plain <= last - at && n < room)")
        .add(size("at"))
        .beginControlFlow("if (size == plain)")
        .addStatement("n++")
        .addStatement("at += size")
        .addStatement("continue")
        .endControlFlow()
        .endControlFlow()
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

  /** {@code int size = Bytes.getU8(buffer, at + 1);}, of the whole element. */
  private CodeBlock size(String at) {
    return CodeBlock.builder()
        .addStatement(
            "int size = $T.getU8(buffer, $L + 1)$L",
            CoreTypes.BYTES,
            at,
            tlv.lengthCoversElement() ? "" : " + 2")
        .build();
  }

  /**
   * Goes to the next element, the short way if it can.
   *
   * <pre>
   * public boolean next() {
   *   while (following &lt; stop) {
   *     int tag = Bytes.getU8(buffer, following);
   *     int plain = PLAIN_SIZES[tag];
   *     if (plain == 1) {
   *       following++;
   *       continue;
   *     }
   *     if (plain &gt; 1 &amp;&amp; plain &lt;= stop - following) {
   *       int size = Bytes.getU8(buffer, following + 1);
   *       if (size == plain) {
   *         take(following, tag, size);
   *         return true;
   *       }
   *     }
   *     if (!nextTag() || current &gt;= 0) {
   *       return current &gt;= 0;
   *     }
   *   }
   *   return nextTag();
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
            .beginControlFlow("while (following < stop)")
            .addStatement("int tag = $T.getU8(buffer, following)", CoreTypes.BYTES)
            .addStatement("int plain = PLAIN_SIZES[tag]");
    if (tlv.hasMarks()) {
      method
          .beginControlFlow("if (plain == 1)")
          .addStatement("following++")
          .addStatement("continue")
          .endControlFlow();
    }
    return method
        .beginControlFlow("if (plain > 1 && plain <= stop - following)")
        .addCode(size("following"))
        .beginControlFlow("if (size == plain)")
        .addStatement("take(following, tag, size)")
        .addStatement("return true")
        .endControlFlow()
        .endControlFlow()
        .beginControlFlow("if (!$L() || current >= 0)", longWay)
        .addStatement("return current >= 0")
        .endControlFlow()
        .endControlFlow()
        .addStatement("return $L()", longWay)
        .build();
  }

  /** Makes an element of known size the current one. */
  MethodSpec take(boolean hasFindings) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("take")
            .addJavadoc("Makes the element that follows, right by its size, the current one.\n")
            .addModifiers(Modifier.PRIVATE)
            .addParameter(int.class, "at")
            .addParameter(int.class, "tag")
            .addParameter(int.class, "octets")
            .addStatement("element = at")
            .addStatement("elementEnd = at + octets")
            .addStatement("following = elementEnd")
            .addStatement("valueAt = at + 2")
            .addStatement("$L = tag", assigned(1))
            .addStatement("$L = octets$L", assigned(2), tlv.lengthCoversElement() ? "" : " - 2")
            .addStatement("current = caseOf(tag)");
    if (hasFindings) {
      method.addStatement("findings = 0");
    }
    for (IrTlv.Case element : noted) {
      method
          .beginControlFlow("if (current == $L)", TlvCase.constant(element))
          .addStatement("$L()", TlvCase.method(element))
          .endControlFlow();
    }
    return method.build();
  }

  /** A field of the head, told from the parameters. */
  private String assigned(int field) {
    return "this." + head.plan.variable(head.field(field));
  }
}
