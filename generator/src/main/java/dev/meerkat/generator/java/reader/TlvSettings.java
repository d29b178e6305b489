// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.meerkat.generator.java.Javadocs;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What the place in which a tlv stands asks of it, and the frame of its cursor. */
final class TlvSettings {
  private TlvSettings() {}

  /**
   * Settings, and the values of {@code current} that are no case.
   *
   * <pre>
   * private static final int NONE = -1;
   * private int most = Integer.MAX_VALUE;
   * private long allowed = -1L;
   * </pre>
   */
  static List<FieldSpec> variables() {
    List<FieldSpec> variables = new ArrayList<>();
    variables.add(constant("NONE", -1));
    variables.add(constant("SKIP", -2));
    variables.add(constant("STOP", -3));
    variables.add(
        FieldSpec.builder(int.class, "most", Modifier.PRIVATE)
            .initializer("Integer.MAX_VALUE")
            .build());
    variables.add(
        FieldSpec.builder(long.class, "allowed", Modifier.PRIVATE).initializer("-1L").build());
    return variables;
  }

  private static FieldSpec constant(String name, int value) {
    return FieldSpec.builder(int.class, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer("$L", value)
        .build();
  }

  /** {@code atMost(40)}, {@code allow(0x6L)}: said once, by the reader that owns this one. */
  static List<MethodSpec> methods(ClassName reader) {
    return List.of(
        setting(
            reader,
            "atMost",
            TypeName.INT,
            "most",
            "More elements than this are an error of the kind LIMIT."),
        setting(
            reader,
            "allow",
            TypeName.LONG,
            "allowed",
            "Cases that may stand here, bit i for the i-th of the description; others are errors of"
                + " the kind NOT_ALLOWED."));
  }

  private static MethodSpec setting(
      ClassName reader, String name, TypeName type, String variable, String doc) {
    return MethodSpec.methodBuilder(name)
        .addJavadoc(Javadocs.of(doc))
        .addModifiers(Modifier.PUBLIC)
        .returns(reader)
        .addParameter(type, variable)
        .addStatement("this.$L = $L", variable, variable)
        .addStatement("return this")
        .build();
  }

  /** Where the run and the current element are. */
  static List<MethodSpec> accessors() {
    return List.of(
        FrameMethods.accessor(
            "count",
            TypeName.INT,
            "count",
            "How many elements there are, skipped ones left aside."),
        FrameMethods.accessor(
            "end",
            TypeName.INT,
            "stop",
            "Where the run ends in the array, the element that stopped it included."),
        FrameMethods.accessor(
            "offset", TypeName.INT, "element", "Where the current element starts in the array."),
        FrameMethods.accessor(
            "size",
            TypeName.INT,
            "elementEnd - element",
            "How many octets the current element has."));
  }
}
