// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.framer;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/** The code of framing: blocks that are each run once, when the octets they need are there. */
final class Blocks {
  private final List<Block> blocks = new ArrayList<>();

  /**
   * One block.
   *
   * @param guard condition of the whole, or null
   * @param before what is looked at before it waits
   * @param octets how many octets must be there, or null for none
   * @param otherwise what is done when the guard does not hold
   */
  private record Block(
      CodeBlock guard,
      CodeBlock before,
      String octets,
      CodeBlock.Builder code,
      CodeBlock otherwise) {}

  private static final CodeBlock NOTHING = CodeBlock.of("");

  /** Begins a block that waits for octets. */
  void await(String octets) {
    blocks.add(new Block(null, NOTHING, octets, CodeBlock.builder(), NOTHING));
  }

  /** Begins a block that is passed over unless a condition holds. */
  void awaitIf(CodeBlock guard, CodeBlock before, String octets, CodeBlock otherwise) {
    blocks.add(new Block(guard, before, octets, CodeBlock.builder(), otherwise));
  }

  /** Begins a block that waits for nothing, unless the one at hand will do. */
  void unguarded() {
    if (blocks.isEmpty() || blocks.get(blocks.size() - 1).guard() != null) {
      await(null);
    }
  }

  /** Adds to the block at hand. */
  void add(CodeBlock code) {
    blocks.get(blocks.size() - 1).code().add(code);
  }

  /** How many octets the first block waits for. */
  String first() {
    return blocks.isEmpty() || blocks.get(0).guard() != null || blocks.get(0).octets() == null
        ? "1"
        : blocks.get(0).octets();
  }

  /**
   * All blocks.
   *
   * <pre>
   * if (phase &lt; 1) {
   *   if (available &lt; 5) {
   *     return more(5);
   *   }
   *   length = Bytes.getU16(buffer, offset + 3);
   *   phase = 1;
   * }
   * </pre>
   */
  CodeBlock code() {
    CodeBlock.Builder code = CodeBlock.builder();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      code.beginControlFlow("if (phase < $L)", i + 1);
      if (block.guard() != null) {
        code.beginControlFlow("if ($L)", block.guard());
      }
      code.add(block.before());
      if (block.octets() != null) {
        code.beginControlFlow("if (available < $L)", block.octets())
            .addStatement("return more($L)", block.octets())
            .endControlFlow();
      }
      code.add(block.code().build());
      if (block.guard() != null) {
        if (!block.otherwise().isEmpty()) {
          code.nextControlFlow("else").add(block.otherwise());
        }
        code.endControlFlow();
      }
      code.addStatement("phase = $L", i + 1).endControlFlow();
    }
    return code.build();
  }
}
