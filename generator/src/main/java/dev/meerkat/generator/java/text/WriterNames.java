// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import dev.meerkat.generator.plan.JavaNames;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Names of a writer's setters and their parameters. */
final class WriterNames {
  /** What a writer has itself. */
  private static final Set<String> RESERVED =
      Set.of("wrap", "inOrder", "finish", "errorField", "wait", "equals");

  private WriterNames() {}

  /** {@code status}: the names are the description's own, a setter meets no accessor here. */
  static String setter(String name) {
    return safe(JavaNames.camel(name));
  }

  static String parameter(String name) {
    return safe(JavaNames.camel(name));
  }

  private static String safe(String name) {
    return RESERVED.contains(name) || SourceVersion.isKeyword(name) ? name + "Field" : name;
  }
}
