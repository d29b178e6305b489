// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.laws;

import dev.meerkat.dsl.ir.IrChain;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds out whether every accepted message is what a writer would write: whether no two octet
 * strings mean the same. Nobody has to say so; the description already does.
 */
public final class Canonical {
  private final IrProgram program;
  private final Set<String> seen = new HashSet<>();
  private final Set<String> reasons = new LinkedHashSet<>();

  private Canonical(IrProgram program) {
    this.program = program;
  }

  /** Why a message has several forms; nothing when it has one. */
  public static Set<String> reasonsAgainst(IrProgram program, IrStruct struct) {
    Canonical canonical = new Canonical(program);
    canonical.struct(struct);
    return canonical.reasons;
  }

  private void struct(IrStruct struct) {
    if (seen.add(struct.qualifiedName())) {
      body(struct);
    }
  }

  private void body(IrStruct struct) {
    items(struct, struct.items());
  }

  private void items(IrStruct struct, List<IrItem> items) {
    for (IrItem item : items) {
      if (item instanceof IrField field) {
        field(struct, field);
      } else if (item instanceof IrItem.Region region) {
        items(struct, region.items());
      }
    }
  }

  private void field(IrStruct struct, IrField field) {
    String name = struct.simpleName() + "." + (field.name() == null ? "_" : field.name());
    if (field.name() == null && field.constant() == null) {
      reasons.add(name + ": reserved, any value is read");
    }
    if (field.constant() != null && field.constant().should()) {
      reasons.add(name + ": another value is remarked upon, not refused");
    }
    derived(name, field);
    if (field.opaque()) {
      reasons.add(name + ": octets behind it are passed over");
    }
    if (field.scope() instanceof IrField.Scope.Prefixed prefixed
        && prefixed.prefix() instanceof IrType.Elastic elastic
        && !elastic.minimal()) {
      reasons.add(name + ": a length may take more octets than it needs");
    }
    type(name, field.type());
  }

  private void derived(String name, IrField field) {
    if (field.derived() instanceof IrField.Derived.Checks checks) {
      if (checks.optional()) {
        reasons.add(name + ": may be left away");
      } else if (checks.algorithm().startsWith("inet")) {
        reasons.add(name + ": a sum of 0 has two forms");
      }
    } else if (field.derived() instanceof IrField.Derived.Presents
        && !(field.type() instanceof IrType.Int number && number.bits() == 1)) {
      reasons.add(name + ": presence has many values");
    }
  }

  private void type(String name, IrType type) {
    if (type instanceof IrType.Elastic elastic && !elastic.minimal()) {
      reasons.add(name + ": a number may take more octets than it needs");
    } else if (type instanceof IrType.StructOf part) {
      part(part);
    } else if (type instanceof IrType.ListOf list) {
      type(name, list.element());
    } else if (type instanceof IrType.TlvOf run) {
      tlv(program.tlv(run.tlvName()));
    } else if (type instanceof IrType.ChainOf chain) {
      IrChain declaration = program.chain(chain.chainName());
      if (declaration.jump() != null) {
        reasons.add(name + ": a chain may jump");
      }
    } else if (type instanceof IrType.Switch choice) {
      choice.cases().stream().filter(c -> c.type() != null).forEach(c -> type(name, c.type()));
    }
  }

  /** A message inside is carried as it is. */
  private void part(IrType.StructOf part) {
    String module = part.structName().substring(0, part.structName().lastIndexOf('.'));
    if (program.module(module).isPresent()) {
      IrStruct struct = program.struct(part.structName());
      if (!struct.message()) {
        struct(struct);
      }
    }
  }

  private void tlv(IrTlv tlv) {
    if (!seen.add(tlv.qualifiedName())) {
      return;
    }
    if (tlv.hasMarks()) {
      reasons.add(tlv.simpleName() + ": padding between and behind elements");
    }
    for (IrField field : tlv.head().fields()) {
      type(tlv.simpleName() + "." + field.name(), field.type());
    }
    for (IrTlv.Case element : tlv.cases()) {
      if (element.body() != null) {
        body(element.body());
      }
    }
  }
}
