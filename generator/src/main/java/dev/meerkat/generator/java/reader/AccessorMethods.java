// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Accessors as methods; those that several cases of a tlv share ask which case is current. */
final class AccessorMethods {
  private AccessorMethods() {}

  /** One method for the accessors of one name, by the guard under which each holds. */
  static MethodSpec of(Map<String, Accessor> byGuard) {
    Accessor first = byGuard.values().iterator().next();
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(first.name())
            .addJavadoc(first.doc())
            .addModifiers(Modifier.PUBLIC)
            .returns(first.type());
    if (first.indexed()) {
      method.addParameter(int.class, "i");
    }
    if (first.owned() != null) {
      return owned(method, byGuard).build();
    }
    if (byGuard.size() == 1 && byGuard.containsKey("")) {
      return method.addStatement("return $L", first.value()).build();
    }
    byValue(byGuard)
        .forEach(
            (value, guards) ->
                method
                    .beginControlFlow("if ($L)", String.join(" || ", guards))
                    .addStatement("return $L", value)
                    .endControlFlow());
    return method.addStatement("return $L", first.zero()).build();
  }

  /**
   * An owned reader is emptied when its case is not the current one.
   *
   * <pre>
   * if (current != CASE_SACK) {
   *   blocks.clear();
   * }
   * return blocks.rewind();
   * </pre>
   */
  private static MethodSpec.Builder owned(
      MethodSpec.Builder method, Map<String, Accessor> byGuard) {
    Accessor first = byGuard.values().iterator().next();
    boolean isAlways = byGuard.size() == 1 && byGuard.containsKey("");
    if (isAlways) {
      method.addCode(first.value());
    } else if (first.value().isEmpty()) {
      method
          .beginControlFlow("if (!($L))", String.join(" || ", byGuard.keySet()))
          .addStatement("$L.clear()", first.owned())
          .endControlFlow();
    } else {
      byValue(byGuard)
          .forEach(
              (value, guards) ->
                  method
                      .beginControlFlow("if ($L)", String.join(" || ", guards))
                      .addCode(value)
                      .addStatement("return $L", first.owned())
                      .endControlFlow());
      method.addStatement("$L.clear()", first.owned());
    }
    return method.addStatement("return $L", first.owned());
  }

  private static Map<CodeBlock, List<String>> byValue(Map<String, Accessor> byGuard) {
    Map<CodeBlock, List<String>> byValue = new LinkedHashMap<>();
    byGuard.forEach(
        (guard, accessor) ->
            byValue.computeIfAbsent(accessor.value(), v -> new ArrayList<>()).add(guard));
    return byValue;
  }
}
