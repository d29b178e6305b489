// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.meerkat.dsl.ir.IrChain;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import javax.lang.model.element.Modifier;

/** From element to element: when a chain is validated, and when it is walked again. */
final class ChainSteps {
  private final IrModule module;
  private final IrChain chain;

  ChainSteps(IrModule module, IrChain chain) {
    this.module = module;
    this.chain = chain;
  }

  /**
   * Validates.
   *
   * <pre>
   * int at = offset;
   * int lowest = offset;
   * int behind = -1;
   * int jumps = 0;
   * int total = 0;
   * int elements = 0;
   * while (at &lt; limit) {
   *   int tag = buffer[at] &gt;&gt; 6 &amp; 3;
   *   if (tag == 0) {
   *     …
   *   } else if (tag == 3) {
   *     …
   *   } else {
   *     return fail(64, at);
   *   }
   * }
   * return fail(Codec.SHORT, at);
   * </pre>
   */
  CodeBlock follow() {
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement("int at = offset");
    if (chain.jump() != null) {
      code.addStatement("int lowest = offset")
          .addStatement("int behind = -1")
          .addStatement("int jumps = 0");
    }
    code.addStatement("int total = 0").addStatement("int elements = 0");
    code.beginControlFlow("while (at < limit)").addStatement("int tag = $L", tag("at"));
    code.beginControlFlow("if (tag == $L)", chain.element().tag()).add(element());
    if (chain.jump() != null) {
      code.nextControlFlow("else if (tag == $L)", chain.jump().tag()).add(jump());
    }
    CodeBlock unknown =
        chain.error() == null
            ? CodeBlock.of("$T.VALUE", CoreTypes.CODEC)
            : CodeBlock.of("$L", module.kindOf(chain.error()));
    return code.nextControlFlow("else")
        .addStatement("return fail($L, at)", unknown)
        .endControlFlow()
        .endControlFlow()
        .addStatement("return fail($T.SHORT, at)", CoreTypes.CODEC)
        .build();
  }

  /** {@code buffer[at] >> 6 & 3}. */
  private CodeBlock tag(String at) {
    return CodeBlock.of(
        "buffer[$L] >> $L & $L", at, Byte.SIZE - chain.tagBits(), (1 << chain.tagBits()) - 1);
  }

  /** {@code Bytes.getU8(buffer, at) & 0x3F}: the number behind the tag. */
  private CodeBlock head(String at, int bits) {
    return ScalarReads.read(at, chain.tagBits(), new IrType.Int(bits, false, false)).code();
  }

  /** The length of an element whose tag is known: with a tag of zeros it is the octet itself. */
  private CodeBlock length(String at) {
    return chain.element().tag() == 0 && chain.headBytes() == 1
        ? CodeBlock.of("buffer[$L]", at)
        : head(at, chain.element().lengthBits());
  }

  private CodeBlock element() {
    int head = chain.headBytes();
    CodeBlock.Builder code = CodeBlock.builder();
    if (head > 1) {
      code.add(failIf("limit - at < " + head, "SHORT"));
    }
    code.addStatement("int content = $L", length("at"))
        .add(failIf("content > limit - at - " + head, "SHORT"))
        .add(failIf("content + " + head + " > " + chain.maxBytes() + " - total", "LIMIT"))
        .addStatement("total += $L + content", head)
        .addStatement("at += $L + content", head)
        .beginControlFlow("if (content == 0)");
    String end = chain.jump() == null ? "at" : "behind < 0 ? at : behind";
    return code.addStatement("return ok($L, total, elements)", end)
        .endControlFlow()
        .addStatement("elements++")
        .build();
  }

  private CodeBlock jump() {
    return CodeBlock.builder()
        .add(failIf("limit - at < " + chain.jumpBytes(), "SHORT"))
        .addStatement("int to = messageStart + ($L)", head("at", chain.jump().targetBits()))
        .add(failIf("to < 0 || to >= lowest", "LOOP"))
        .add(failIf("jumps == " + chain.jump().maxJumps(), "LIMIT"))
        .addStatement("behind = behind < 0 ? at + $L : behind", chain.jumpBytes())
        .addStatement("jumps++")
        .addStatement("lowest = to")
        .addStatement("at = to")
        .build();
  }

  private static CodeBlock failIf(String condition, String kind) {
    return CodeBlock.builder()
        .beginControlFlow("if ($L)", condition)
        .addStatement("return fail($T.$L, at)", CoreTypes.CODEC, kind)
        .endControlFlow()
        .build();
  }

  MethodSpec ok() {
    return MethodSpec.methodBuilder("ok")
        .addJavadoc(Javadocs.of("Ends well: the chain stands before its first element."))
        .addModifiers(Modifier.PRIVATE)
        .returns(int.class)
        .addParameter(int.class, "end")
        .addParameter(int.class, "total")
        .addParameter(int.class, "elements")
        .addStatement("size = end - offset")
        .addStatement("octets = total")
        .addStatement("count = elements")
        .addStatement("status = $T.OK", CoreTypes.CODEC)
        .addStatement("errorOffset = -1")
        .addStatement("rewind()")
        .addStatement("return $T.OK", CoreTypes.CODEC)
        .build();
  }

  /** The same way again, with the same looks: the bytes may have changed, the reader may not. */
  MethodSpec next() {
    int head = chain.headBytes();
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement("int at = walked == 0 ? offset : following");
    if (chain.jump() != null) {
      code.beginControlFlow("if (walked == 0)").addStatement("lowest = offset").endControlFlow();
      code.beginControlFlow(
              "while (at <= limit - $L && ($L) == $L)",
              chain.jumpBytes(),
              tag("at"),
              chain.jump().tag())
          .addStatement("at = messageStart + ($L)", head("at", chain.jump().targetBits()))
          .beginControlFlow("if (at < 0 || at >= lowest)")
          .addStatement("return false")
          .endControlFlow()
          .addStatement("lowest = at")
          .endControlFlow();
    }
    code.beginControlFlow(
            "if (at > limit - $L || ($L) != $L)", head, tag("at"), chain.element().tag())
        .addStatement("return false")
        .endControlFlow()
        .addStatement("int length = $L", length("at"))
        .beginControlFlow(
            "if (length == 0 || length > limit - at - $L || walked + length + $L > octets)",
            head,
            2 * head)
        .addStatement("return false")
        .endControlFlow()
        .addStatement("elementOffset = at + $L", head)
        .addStatement("elementLength = length")
        .addStatement("following = at + $L + length", head)
        .addStatement("walked += $L + length", head)
        .addStatement("return true");
    return MethodSpec.methodBuilder("next")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(boolean.class)
        .addCode(code.build())
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * public int copy(byte[] target, int offset) {
   *   int at = offset;
   *   rewind();
   *   while (next()) {
   *     Bytes.putU8(target, at, elementLength);
   *     System.arraycopy(buffer, elementOffset, target, at + 1, elementLength);
   *     at += 1 + elementLength;
   *   }
   *   Bytes.putU8(target, at, 0);
   *   return at + 1 - offset;
   * }
   * </pre>
   */
  MethodSpec copy() {
    int head = chain.headBytes();
    long tag = chain.element().tag() << chain.element().lengthBits();
    String length = tag == 0 ? "elementLength" : tag + " | elementLength";
    return MethodSpec.methodBuilder("copy")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(int.class)
        .addParameter(byte[].class, "target")
        .addParameter(int.class, "offset")
        .addStatement("int at = offset")
        .addStatement("rewind()")
        .beginControlFlow("while (next())")
        .addStatement("$T.putU$L(target, at, $L)", CoreTypes.BYTES, head * 8, length)
        .addStatement(
            "System.arraycopy(buffer, elementOffset, target, at + $L, elementLength)", head)
        .addStatement("at += $L + elementLength", head)
        .endControlFlow()
        .addStatement("$T.putU$L(target, at, $L)", CoreTypes.BYTES, head * 8, tag)
        .addStatement("return at + $L - offset", head)
        .build();
  }
}
