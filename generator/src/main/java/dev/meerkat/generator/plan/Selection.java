// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan;

import dev.meerkat.dsl.ir.IrDeclaration;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Trimming: which declarations get classes.
 *
 * <p>All of a declared module, or the messages that are named; and of other modules the parts that
 * these use: enums, flags, structs, tlvs. A message of another module behind a switch is not a
 * part, so an undeclared layer stays out.
 */
final class Selection {
  private final IrProgram program;
  private final Set<String> wanted = new TreeSet<>();

  Selection(IrProgram program) {
    this.program = program;
  }

  /**
   * The qualified names of what a build that declares these modules gets.
   *
   * @param messages qualified names; a module of which one is named gives these and their parts
   */
  Set<String> of(Set<String> modules, Set<String> messages) {
    for (IrModule module : program.modules()) {
      Set<IrStruct> named =
          module.structs().stream()
              .filter(struct -> messages.contains(struct.qualifiedName()))
              .collect(Collectors.toSet());
      if (modules.contains(module.name()) && !named.isEmpty()) {
        named.forEach(this::addStruct);
      } else if (modules.contains(module.name())) {
        module.structs().forEach(this::addStruct);
        module.tlvs().forEach(this::addTlv);
        Stream.of(
                module.enums(), module.flags(), module.chains(), module.texts(), module.charsets())
            .flatMap(List::stream)
            .map(IrDeclaration::qualifiedName)
            .forEach(wanted::add);
      }
    }
    return wanted;
  }

  private void addStruct(IrStruct struct) {
    if (wanted.add(struct.qualifiedName())) {
      addParts(struct);
    }
  }

  private void addTlv(IrTlv tlv) {
    if (wanted.add(tlv.qualifiedName())) {
      addParts(tlv.head());
      for (IrTlv.Case element : tlv.cases()) {
        if (element.body() != null) {
          addParts(element.body());
        }
      }
    }
  }

  private void addParts(IrStruct struct) {
    for (IrParam param : struct.params()) {
      addType(param.type());
    }
    addItems(struct.items());
  }

  private void addItems(List<IrItem> items) {
    for (IrItem item : items) {
      if (item instanceof IrField field) {
        addType(field.type());
      } else if (item instanceof IrItem.Region region) {
        addItems(region.items());
      }
    }
  }

  private void addType(IrType type) {
    if (type instanceof IrType.EnumOf e) {
      wanted.add(e.enumName());
    } else if (type instanceof IrType.FlagsOf f) {
      wanted.add(f.flagsName());
    } else if (type instanceof IrType.StructOf s) {
      addStruct(program.struct(s.structName()));
    } else if (type instanceof IrType.ChainOf c) {
      wanted.add(c.chainName());
    } else if (type instanceof IrType.TlvOf t) {
      addTlv(program.tlv(t.tlvName()));
    } else if (type instanceof IrType.ListOf list) {
      addType(list.element());
    } else if (type instanceof IrType.Switch choice) {
      choice.cases().forEach(this::addCase);
    }
  }

  private void addCase(IrType.Case choice) {
    boolean isLayer =
        choice.type() instanceof IrType.StructOf s && program.struct(s.structName()).message();
    if (choice.type() != null && !isLayer) {
      addType(choice.type());
    }
  }
}
