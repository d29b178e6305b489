// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.JavaValue.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * What must not be, each with the mistake that it is; asked twice: whether there is any, in one
 * expression that HotSpot can inline, and if so which is the first.
 */
final class Violations {
  /** So few are looked at one by one at once. */
  private static final int FEW = 2;

  /** The method that keeps the first mistake. */
  static final String FIND = "findMistake";

  private final List<CodeBlock> conditions = new ArrayList<>();
  private final List<CodeBlock> surplus = new ArrayList<>();
  private final List<CodeBlock> wideSurplus = new ArrayList<>();
  private final CodeBlock.Builder named = CodeBlock.builder();

  /** The last one's. */
  private CodeBlock fail;

  private int count;

  boolean isEmpty() {
    return count == 0;
  }

  boolean areFew() {
    return count <= FEW;
  }

  /** One that binds as tightly as {@code &&}. */
  void add(CodeBlock condition, CodeBlock fail) {
    name(condition, fail);
    conditions.add(condition);
  }

  /** One that is an alternative. */
  void addEither(CodeBlock condition, CodeBlock fail) {
    name(condition, fail);
    conditions.add(CodeBlock.of("($L)", condition));
  }

  /** A number that has more than so many bits. */
  void addSurplus(JavaValue value, int bits, CodeBlock fail) {
    CodeBlock above = CodeBlock.of("$L >>> $L", value.within(10), bits);
    name(CodeBlock.of("$L != 0", above), fail);
    (value.kind() == Kind.LONG ? wideSurplus : surplus).add(above);
  }

  /** What must not be if something holds, which binds as tightly as {@code &&}. */
  void addWhere(CodeBlock guard, Violations inner) {
    if (inner.count == 1) {
      add(CodeBlock.of("$L && $L", guard, inner.any()), inner.fail);
    } else if (!inner.isEmpty()) {
      named.beginControlFlow("if ($L)", guard).add(inner.named()).endControlFlow();
      conditions.add(CodeBlock.of("$L && ($L)", guard, inner.any()));
      count += inner.count;
    }
  }

  /** What another has too. */
  void addAll(Violations other) {
    named.add(other.named());
    conditions.addAll(other.conditions);
    surplus.addAll(other.surplus);
    wideSurplus.addAll(other.wideSurplus);
    count += other.count;
    fail = other.fail;
  }

  /** Statements that keep every mistake in order, of which the first stays. */
  CodeBlock named() {
    return named.build();
  }

  /**
   * Whether there is any.
   *
   * <pre>
   * (id &gt;&gt;&gt; 16 | qr &gt;&gt;&gt; 1) != 0 || (REQUIRED &amp; ~set) != 0 || !(qr == 1 || rcode == 0)
   * </pre>
   */
  CodeBlock any() {
    return CodeBlock.join(all(), " || ");
  }

  /** Statements that look for a mistake only if there is one: {@code findMistake()}. */
  CodeBlock sought() {
    return CodeBlock.builder()
        .add("if (")
        .indent()
        .indent()
        .add(CodeBlock.join(all(), "\n|| "))
        .unindent()
        .unindent()
        .add(") {\n")
        .indent()
        .addStatement("$L()", FIND)
        .unindent()
        .add("}\n")
        .build();
  }

  private List<CodeBlock> all() {
    List<CodeBlock> all = new ArrayList<>();
    addSum(surplus, all);
    addSum(wideSurplus, all);
    all.addAll(conditions);
    return all;
  }

  private static void addSum(List<CodeBlock> terms, List<CodeBlock> into) {
    if (terms.size() == 1) {
      into.add(CodeBlock.of("$L != 0", terms.get(0)));
    } else if (!terms.isEmpty()) {
      into.add(CodeBlock.of("($L) != 0", CodeBlock.join(terms, " | ")));
    }
  }

  private void name(CodeBlock condition, CodeBlock fail) {
    this.fail = fail;
    named.beginControlFlow("if ($L)", condition).add(fail).endControlFlow();
    count++;
  }
}
