// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan.wiring;

import com.palantir.javapoet.ClassName;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.SwitchPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A case of the switch that a handler has a method for.
 *
 * @param name as the description has it
 * @param doc what the description says about the part, or null
 * @param constant what the reader's {@code …Case()} says
 * @param method the handler's method
 * @param part the reader of the case, or null when the case is no struct
 * @param argument the method's parameter for the part
 * @param accessor the message reader's method that gives the part; of a layer the one that wraps it
 * @param isLayer whether the part is a message that is wrapped only now
 */
public record DispatchCase(
    String name,
    String doc,
    String constant,
    String method,
    ClassName part,
    String argument,
    String accessor,
    boolean isLayer) {
  private static final Set<String> EVENTS =
      Set.of("Open", "Message", "Head", "Piece", "Fault", "Writable", "End", "Idle", "Close");
  private static final Set<String> ARGUMENTS = Set.of("peer", "message");

  /** The cases of a side's switch that are not opaque, in order. */
  public static List<DispatchCase> of(GenerationContext context, Side side) {
    List<DispatchCase> cases = new ArrayList<>();
    IrField field = side.dispatch();
    if (field == null) {
      return cases;
    }
    String name = context.names().accessor(side.reads(), field);
    SwitchPlan plan = SwitchPlan.of(context, (IrType.Switch) field.type());
    for (IrType.Case candidate : plan.cases()) {
      if (!candidate.name().equals(SwitchPlan.DEFAULT)) {
        cases.add(one(context, plan, name, candidate));
      }
    }
    return cases;
  }

  private static DispatchCase one(
      GenerationContext context, SwitchPlan plan, String field, IrType.Case candidate) {
    String pascal = JavaNames.pascal(candidate.name());
    IrStruct struct =
        candidate.type() instanceof IrType.StructOf type
            ? context.program().struct(type.structName())
            : null;
    IrStruct layer = SwitchPlan.layer(context.program(), candidate);
    ClassName part = struct == null ? null : context.names().reader(struct.qualifiedName());
    boolean isTwice = layer != null && plan.isTwice(context.program(), layer);
    String argument = JavaNames.parameter(candidate.name());
    return new DispatchCase(
        candidate.name(),
        struct == null ? null : struct.doc(),
        JavaNames.constant(field) + "_" + JavaNames.constant(candidate.name()),
        "on" + pascal + (EVENTS.contains(pascal) ? "Message" : ""),
        part,
        ARGUMENTS.contains(argument) ? argument + "Part" : argument,
        layer == null ? field + pascal : "wrap" + JavaNames.pascal(field) + (isTwice ? pascal : ""),
        layer != null);
  }
}
