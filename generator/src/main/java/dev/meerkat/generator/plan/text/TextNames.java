// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan.text;

import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.generator.plan.GenerationException;
import dev.meerkat.generator.plan.JavaNames;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Hands out the Java names of one text, and refuses a description whose names would meet. */
public final class TextNames {
  private final Set<String> phases = new HashSet<>(Set.of("MAX_SIZE"));
  private final Set<String> accessors = new HashSet<>();

  /** {@code Header} to {@code header}: the writer's method for one line. */
  public static String ofLine(String simpleName) {
    String name = simpleName.substring(0, 1).toLowerCase(Locale.ROOT) + simpleName.substring(1);
    return SourceVersion.isKeyword(name) ? name + "Line" : name;
  }

  /** The accessors of a token: {@code methodOffset}, {@code methodLength}. */
  String token(String name, IrSpan span) {
    String camel = JavaNames.camel(name);
    String safe = camel.equals("error") ? "errorField" : camel;
    claim(safe + "Offset", span);
    claim(safe + "Length", span);
    return safe;
  }

  /** The accessor of a number: {@code minor}. */
  String number(String name, IrSpan span) {
    String safe = JavaNames.accessor(name);
    claim(safe, span);
    claim(safe + "Offset", span);
    claim(safe + "Length", span);
    return safe;
  }

  /** The leading part of all accessors of lines. */
  String lines(String name, IrSpan span) {
    String camel = JavaNames.camel(name);
    claim(camel + "Count", span);
    phases.add(JavaNames.constant(name) + "_MAX");
    phases.add(JavaNames.constant(name) + "_STRIDE");
    phases.add(JavaNames.constant(name) + "_KEYS");
    return camel;
  }

  /** The leading part of all accessors of a slot: {@code headersHost}. */
  String slot(String lines, IrText.Slot slot, IrSpan span) {
    String name = lines + JavaNames.pascal(slot.name());
    claim(name + "Present", span);
    claim(name + "Index", span);
    claim(name + (slot.list() ? "Count" : "Offset"), span);
    if (!slot.list()) {
      claim(name + "Length", span);
    }
    if (slot.digits() != null && !slot.list()) {
      claim(name, span);
    }
    return name;
  }

  /** A name for the place where a reader stops and goes on. */
  String phase(String wanted) {
    String name = wanted;
    for (int i = 2; !phases.add(name); i++) {
      name = wanted + "_" + i;
    }
    phases.add(name + "_LITERAL");
    return name;
  }

  private void claim(String accessor, IrSpan span) {
    if (!accessors.add(accessor)) {
      throw new GenerationException(
          span + ": two items would have the accessor " + accessor + "(); rename one");
    }
  }
}
