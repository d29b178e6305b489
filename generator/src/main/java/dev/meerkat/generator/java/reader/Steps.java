// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The steps of reading one body, in wire order, and how they are cut into methods.
 *
 * <p>HotSpot inlines a method that is called often when it has no more than 325 bytecodes, and
 * never compiles one beyond 8,000. Steps stay in the first method as long as it remains below the
 * former; what does not fit, and what returns early, becomes {@code private int readX()}.
 */
final class Steps {
  private static final int BUDGET = 230;

  private final List<Step> steps = new ArrayList<>();

  /**
   * One step.
   *
   * @param isApart whether it must be a method of its own because it returns OK early
   */
  private record Step(String name, String doc, CodeBlock code, boolean isApart) {
    /** A rough count of bytecodes: generated text runs at about three characters a bytecode. */
    int cost() {
      return code.toString().replaceAll("[a-z]+\\.[a-z.]+\\.", "").replaceAll("\\s+", " ").length()
          / 3;
    }
  }

  void add(String name, String doc, CodeBlock code) {
    if (!code.isEmpty()) {
      steps.add(new Step(name, doc, code, false));
    }
  }

  void addApart(String name, String doc, CodeBlock code) {
    steps.add(new Step(name, doc, code, true));
  }

  int size() {
    return steps.size();
  }

  /**
   * The statements of the first method; the others go into the class.
   *
   * <pre>
   * if (readOptions() != Codec.OK || readPayload() != Codec.OK) {
   *   return status;
   * }
   * </pre>
   *
   * @param spent what the first method has already
   */
  CodeBlock assemble(ReaderClass reader, int spent) {
    CodeBlock.Builder first = CodeBlock.builder();
    List<CodeBlock> calls = new ArrayList<>();
    int cost = spent;
    for (Step step : steps) {
      int own = step.isApart() ? 0 : step.cost();
      if (!step.isApart() && cost + own <= BUDGET) {
        flush(calls, first);
        first.add(step.code());
        cost += own;
      } else {
        reader.method(method(step));
        calls.add(CodeBlock.of("$L() != $T.OK", step.name(), CoreTypes.CODEC));
        cost += 8;
      }
    }
    flush(calls, first);
    return first.build();
  }

  private static void flush(List<CodeBlock> calls, CodeBlock.Builder into) {
    if (!calls.isEmpty()) {
      into.beginControlFlow("if ($L)", CodeBlock.join(calls, "$W|| "))
          .addStatement("return status")
          .endControlFlow();
      calls.clear();
    }
  }

  private static MethodSpec method(Step step) {
    return MethodSpec.methodBuilder(step.name())
        .addJavadoc(Javadocs.of(step.doc()))
        .addModifiers(Modifier.PRIVATE)
        .returns(int.class)
        .addCode(step.code())
        .addStatement("return $T.OK", CoreTypes.CODEC)
        .build();
  }
}
