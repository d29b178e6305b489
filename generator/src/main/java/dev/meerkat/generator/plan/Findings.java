// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrStruct;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names of the bits that {@code should} sets in findings. */
public final class Findings {
  private Findings() {}

  /**
   * One bit.
   *
   * @param name {@code FINDING_SHIFT}, {@code FINDING_RESERVED_2} for the second one of a name
   */
  public record Finding(int bit, String name, String doc, IrField field) {}

  /** The findings of a struct in order of their bits. */
  public static List<Finding> of(IrStruct struct) {
    List<Finding> findings = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (IrField field : struct.fields()) {
      String label = field.name() == null ? "reserved bits" : "{@code " + field.name() + "}";
      if (field.constant() != null && field.constant().should()) {
        String doc = "Finding: " + label + " should have its constant value.";
        findings.add(finding(field.constant().finding(), field, doc, taken));
      }
      for (IrField.Constraint constraint : field.constraints()) {
        if (constraint.should()) {
          String doc = "Finding: the value of " + label + " should be another.";
          findings.add(finding(constraint.finding(), field, doc, taken));
        }
      }
      if (field.derived() instanceof IrField.Derived.Checks checks) {
        String doc = "Finding: " + label + " does not match; with the policy NOTE.";
        findings.add(finding(checks.finding(), field, doc, taken));
      }
    }
    return findings;
  }

  private static Finding finding(int bit, IrField field, String doc, Set<String> taken) {
    String stem =
        "FINDING_" + (field.name() == null ? "RESERVED" : JavaNames.constant(field.name()));
    String name = stem;
    for (int i = 2; !taken.add(name); i++) {
      name = stem + "_" + i;
    }
    return new Finding(bit, name, doc, field);
  }
}
