// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

import dev.meerkat.dsl.ast.AstDecl;
import dev.meerkat.dsl.ast.AstName;
import dev.meerkat.dsl.ast.AstRecord;
import dev.meerkat.dsl.ast.AstText;
import dev.meerkat.dsl.ast.AstTlv;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrFlags;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.lower.LoweredBody;
import dev.meerkat.dsl.resolve.ModuleScope;
import dev.meerkat.dsl.root.Root;
import dev.meerkat.dsl.root.Roots;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names that are different here and the same in Java: accessors such as {@code x} with its {@code
 * xOffset()} beside a field {@code xOffset}, constants, classes.
 *
 * <p>Keywords and methods of the readers themselves are no matter: the generator renames those.
 */
final class JavaNameCheck implements Check {
  /** Classes that generated code names without a package: one beside it would be meant. */
  private static final Set<String> OF_JAVA =
      Set.of(
          "Appendable",
          "Byte",
          "IllegalArgumentException",
          "IllegalStateException",
          "Integer",
          "Long",
          "Math",
          "Object",
          "Override",
          "String",
          "StringBuilder",
          "SuppressWarnings",
          "System");

  @Override
  public void run(CheckInput input) {
    for (ModuleScope module : input.symbols().modules()) {
      classes(module, input);
    }
    for (IrModule module : input.program().modules()) {
      module.texts().forEach(text -> text(text, input));
    }
    for (LoweredBody body : input.lowered().bodies()) {
      Taken accessors = new Taken(input, "accessor");
      Bodies.forEachField(
          body,
          (ast, field) -> {
            if (field.name() != null) {
              accessors.take(
                  accessors(field, body.struct(), input), field.name(), Bodies.named(ast));
            }
          });
      regions(body.struct().items(), accessors);
    }
  }

  private static void text(IrText text, CheckInput input) {
    Taken accessors = new Taken(input, "accessor");
    Taken setters = new Taken(input, "method");
    for (IrText.Item item : text.items()) {
      String name = JavaMapping.camel(TextNames.of(item));
      if (item instanceof IrText.Lines lines) {
        accessors.take(List.of(name + "Count"), lines.name(), lines.span());
        for (IrText.Item one : input.program().text(lines.lineText()).items()) {
          String inner = lines.name() + "." + TextNames.of(one);
          accessors.take(
              TextNames.accessors(one, name + JavaMapping.pascal(TextNames.of(one))),
              inner,
              lines.span());
        }
        setters.take(List.of(TextNames.setter(text, lines)), lines.name(), lines.span());
      } else if (item instanceof IrText.Index index) {
        for (IrText.Slot slot : index.slots()) {
          accessors.take(TextNames.accessors(index, slot), slot.name(), index.span());
        }
      } else {
        accessors.take(TextNames.accessors(item, name), TextNames.of(item), item.span());
        if (!TextNames.of(item).isEmpty()) {
          setters.take(List.of(name), TextNames.of(item), item.span());
        }
      }
    }
  }

  private static void regions(List<IrItem> items, Taken accessors) {
    for (IrItem item : items) {
      if (item instanceof IrItem.Region region) {
        String base = JavaMapping.camel(region.name());
        accessors.take(List.of(base + "Offset", base + "Length"), region.name(), region.span());
        regions(region.items(), accessors);
      }
    }
  }

  /** The field that tells whether another is there can be the accessor that tells it. */
  private static boolean isPresence(IrField field, IrStruct struct) {
    return field.derived() instanceof IrField.Derived.Presents presents
        && presents.fieldIds().stream()
            .map(id -> struct.field(id).name())
            .anyMatch(
                target ->
                    target != null
                        && JavaMapping.camel(field.name())
                            .equals("has" + JavaMapping.pascal(target)));
  }

  private static List<String> accessors(IrField field, IrStruct struct, CheckInput input) {
    String base = JavaMapping.camel(field.name());
    List<String> names = new ArrayList<>();
    if (isPresence(field, struct)) {
      return names;
    }
    if (field.type() instanceof IrType.Elastic) {
      names.add(base + "Offset");
      names.add(base + "Length");
    }
    if (field.mask() != 0) {
      names.addAll(List.of(base + "Mask", "unmask" + JavaMapping.pascal(field.name())));
    }
    if (field.condition() != null) {
      names.add("has" + JavaMapping.pascal(field.name()));
    }
    if (field.type() instanceof IrType.ChainOf) {
      names.addAll(List.of(base, base + "Offset", base + "Length"));
    } else if (field.type() instanceof IrType.Bytes || field.type() instanceof IrType.Switch) {
      names.add(base + "Offset");
      names.add(base + "Length");
    } else {
      names.add(base);
    }
    if (field.type() instanceof IrType.Switch) {
      names.add(base + "Case");
    } else if (field.type() instanceof IrType.ListOf) {
      names.add(base + "Count");
    } else if (field.type() instanceof IrType.FlagsOf use) {
      for (IrFlags.Item item : input.program().flags(use.flagsName()).items()) {
        if (item.name() != null) {
          names.add(base + JavaMapping.pascal(item.name()));
        }
      }
    }
    return names;
  }

  private static void classes(ModuleScope module, CheckInput input) {
    Taken classes = new Taken(input, "class");
    Set<String> met = met(module, input);
    for (AstDecl.Named decl : module.declarations()) {
      AstName name = decl.name();
      boolean codec =
          decl instanceof AstRecord || decl instanceof AstText || decl instanceof AstTlv;
      boolean isEnum = decl instanceof AstDecl.Enumeration || decl instanceof AstDecl.Flags;
      if ((codec || isEnum) && OF_JAVA.contains(name.text())) {
        input.report(
            Code.JAVA_COLLISION,
            name.span(),
            name + " is the name of a class of Java that generated code uses",
            "choose another");
      }
      if (codec) {
        List<String> names = new ArrayList<>();
        for (String suffix : List.of("", "Reader", "Writer", "Dump")) {
          names.add((name + suffix).toLowerCase(Locale.ROOT));
        }
        if (met.contains(name.text())) {
          for (String suffix : List.of("Handler", "Peer", "Adapter")) {
            names.add((name + suffix).toLowerCase(Locale.ROOT));
          }
        }
        classes.take(names, name.text(), name.span());
      } else if (decl instanceof AstDecl.Chain) {
        classes.take(List.of((name + "Reader").toLowerCase(Locale.ROOT)), name.text(), name.span());
      } else if (isEnum) {
        classes.take(List.of(name.text().toLowerCase(Locale.ROOT)), name.text(), name.span());
      }
      if (decl instanceof AstDecl.Enumeration enumeration) {
        members(enumeration, input);
      }
    }
  }

  /** Names of the messages that peers are met with. */
  private static Set<String> met(ModuleScope module, CheckInput input) {
    Set<String> names = new HashSet<>();
    for (Root root : input.program().module(module.name()).map(Roots::of).orElse(List.of())) {
      names.add(root.request().simpleName());
      names.add(root.response().simpleName());
    }
    return names;
  }

  private static void members(AstDecl.Enumeration enumeration, CheckInput input) {
    Taken constants = new Taken(input, "constant");
    for (AstDecl.EnumItem item : enumeration.items()) {
      constants.take(
          List.of(JavaMapping.constant(item.name().text())),
          item.name().text(),
          item.name().span());
    }
  }

  /** Names in use and who uses them. */
  private static final class Taken {
    private final CheckInput input;
    private final String what;
    private final Map<String, String> owners = new HashMap<>();

    Taken(CheckInput input, String what) {
      this.input = input;
      this.what = what;
    }

    void take(List<String> names, String owner, IrSpan span) {
      for (String name : names) {
        String before = owners.putIfAbsent(name, owner);
        if (before != null && !before.equals(owner)) {
          input.report(
              Code.JAVA_COLLISION,
              span,
              owner + " and " + before + " would both have the Java " + what + " " + name,
              "rename one");
          return;
        }
      }
    }
  }
}
