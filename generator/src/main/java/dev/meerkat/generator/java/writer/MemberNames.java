// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.NameAllocator;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.JavaTypes;
import java.util.Set;

/**
 * Names of a writer's private members, so that no field of the wire takes the name of another
 * member: a field {@code limit} of the wire lives in {@code limitValue}.
 */
final class MemberNames {
  /** Members of every writer, and locals beside which values are read. */
  private static final Set<String> OWN =
      Set.of(
          "buffer",
          "offset",
          "limit",
          "stage",
          "set",
          "set1",
          "set2",
          "set3",
          "error",
          "parent",
          "position",
          "count",
          "open",
          "openTag",
          "isStopped",
          "allowed",
          "seen",
          "element",
          "isOpen",
          "sum",
          "result");

  /** Locals and parameters beside which writers of parts are called and tags are set. */
  private static final Set<String> IN_METHODS =
      Set.of("length", "size", "capacity", "end", "from", "source", "value", "index", "at");

  /** Locals and parameters of methods that take the struct's parameters too. */
  private static final Set<String> LOCAL = Set.of("capacity", "size", "length", "end");

  private final NameAllocator names = new NameAllocator();

  MemberNames(IrStruct struct) {
    names.newName("REQUIRED", "REQUIRED");
    names.newName("chains", "chains");
    for (IrField field : struct.fields()) {
      String name = field.name() == null ? "reserved" + field.id() : field.name();
      String camel = free(JavaNames.camel(name));
      boolean isUsed =
          !JavaTypes.isScalar(field.type()) || field.derived() instanceof IrField.Derived.Tags;
      boolean meets = isUsed && IN_METHODS.contains(camel);
      names.newName(meets ? camel + "Value" : camel, "value" + field.id());
      names.newName(JavaNames.constant(name), "id" + field.id());
    }
    for (IrField field : struct.fields()) {
      addDerived(field);
    }
    for (String charset : Charsets.used(struct)) {
      String name = charset.substring(charset.lastIndexOf('.') + 1);
      names.newName(JavaNames.constant(name), "charset " + charset);
    }
    for (IrParam param : struct.params()) {
      String name = free(JavaNames.parameter(param.name()));
      names.newName(LOCAL.contains(name) ? name + "Param" : name, param);
    }
  }

  private static String free(String name) {
    return OWN.contains(name) ? name + "Value" : name;
  }

  private void addDerived(IrField field) {
    String stem = names.get("value" + field.id());
    for (String suffix : new String[] {"Start", "End", "Next", "Count", "Case"}) {
      names.newName(stem + suffix, suffix + field.id());
    }
    if (field.type() instanceof IrType.Switch choice) {
      for (IrType.Case option : choice.cases()) {
        names.newName(stem + JavaNames.pascal(option.name()), ownedTag(field, option));
        names.newName(
            JavaNames.constant(field.name()) + "_" + JavaNames.constant(option.name()),
            "case" + field.id() + option.name());
      }
    }
  }

  /** The Java field of a value, or of the writer of a part. */
  String value(IrField field) {
    return names.get("value" + field.id());
  }

  /** The constant with the field's id. */
  String id(IrField field) {
    return names.get("id" + field.id());
  }

  /** First byte of a part's content. */
  String start(IrField field) {
    return names.get("Start" + field.id());
  }

  /** Behind a part's content. */
  String end(IrField field) {
    return names.get("End" + field.id());
  }

  /** Behind a part and its padding. */
  String next(IrField field) {
    return field.pad() == null ? end(field) : names.get("Next" + field.id());
  }

  /** Number of elements of a list. */
  String count(IrField field) {
    return names.get("Count" + field.id());
  }

  /** The chosen case of a switch. */
  String choice(IrField field) {
    return names.get("Case" + field.id());
  }

  /** The constant of a case of a switch. */
  String caseConstant(IrField field, IrType.Case option) {
    return names.get("case" + field.id() + option.name());
  }

  /** The writer owned for a case of a switch; for no case, that of the field. */
  String owned(IrField field, IrType.Case option) {
    return option == null ? value(field) : names.get(ownedTag(field, option));
  }

  /** The table of a set of characters: {@code TOPIC_NAME}. */
  String charset(String qualifiedName) {
    return names.get("charset " + qualifiedName);
  }

  /** The table that chains jump by. */
  String chains() {
    return names.get("chains");
  }

  String param(IrParam param) {
    if (param.type() instanceof IrType.Origin) {
      return chains();
    }
    return names.get(param);
  }

  private static String ownedTag(IrField field, IrType.Case option) {
    return "owned" + field.id() + option.name();
  }
}
