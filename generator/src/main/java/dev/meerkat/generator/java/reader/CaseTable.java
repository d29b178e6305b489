// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.JavaNames;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;

/**
 * Which case a number chooses: where there are many, small numbers are looked up and only the rest
 * is searched. The extensions of a ClientHello took 109 ns with a search for each, 97 with the
 * table.
 */
final class CaseTable {
  /** So few are found as fast by comparing. */
  private static final int FEW = 8;

  private static final int SMALLEST = 64;
  private static final int LARGEST = 512;

  private final ReaderClass reader;
  private final String stem;
  private final String otherwise;
  private final SortedMap<Long, String> small = new TreeMap<>();
  private final SortedMap<Long, String> large = new TreeMap<>();
  private final int size;

  /**
   * @param stem {@code payload} for {@code PAYLOAD_CASES} and {@code payloadCases()}
   * @param results by number: the constant of its case
   * @param otherwise the constant for all other numbers
   */
  CaseTable(ReaderClass reader, String stem, Map<Long, String> results, String otherwise) {
    this.reader = reader;
    this.stem = stem;
    this.otherwise = otherwise;
    results.forEach((number, result) -> (isSmall(number) ? small : large).put(number, result));
    int covering = SMALLEST;
    while (!small.isEmpty() && covering <= small.lastKey()) {
      covering *= 2;
    }
    this.size = covering;
  }

  private static boolean isSmall(long number) {
    return number >= 0 && number < LARGEST;
  }

  /** Whether a table is worth its octets. */
  boolean isUseful() {
    return small.size() > FEW;
  }

  /**
   * The look, then the search; declares the table.
   *
   * <pre>
   * if (on &gt;= 0 &amp;&amp; on &lt; 512) {
   *   return RDATA_CASES[on];
   * }
   * switch (on) {
   *   case 32769:
   *     return RDATA_DLV;
   *   default:
   *     return RDATA_DEFAULT;
   * }
   * </pre>
   */
  CodeBlock look(String on) {
    String table = JavaNames.constant(stem) + "_CASES";
    String filling = JavaNames.camel(stem) + "Cases";
    reader.constant(
        FieldSpec.builder(byte[].class, table, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc("By number, if it is small: which case it chooses.\n")
            .initializer("$L()", filling)
            .build());
    reader.method(filling(filling));
    CodeBlock.Builder code =
        CodeBlock.builder()
            .beginControlFlow("if ($L >= 0 && $L < $L)", on, on, size)
            .addStatement("return $L[$L]", table, on)
            .endControlFlow();
    if (large.isEmpty()) {
      return code.addStatement("return $L", otherwise).build();
    }
    code.beginControlFlow("switch ($L)", on);
    large.forEach(
        (number, result) -> code.add("case $L:\n", number).addStatement("$>return $L$<", result));
    return code.add("default:\n").addStatement("$>return $L$<", otherwise).endControlFlow().build();
  }

  /**
   * What stands in the table.
   *
   * <pre>
   * private static byte[] rdataCases() {
   *   byte[] cases = new byte[512];
   *   Arrays.fill(cases, (byte) RDATA_DEFAULT);
   *   cases[1] = RDATA_A;
   *   …
   *   return cases;
   * }
   * </pre>
   */
  private MethodSpec filling(String name) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addJavadoc(Javadocs.of("Fills the table of cases."))
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(byte[].class)
            .addStatement("byte[] cases = new byte[$L]", size)
            .addStatement("$T.fill(cases, (byte) $L)", Arrays.class, otherwise);
    small.forEach((number, result) -> method.addStatement("cases[$L] = $L", number, result));
    return method.addStatement("return cases").build();
  }
}
