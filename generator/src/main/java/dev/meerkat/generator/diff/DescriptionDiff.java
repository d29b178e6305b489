// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.diff;

import dev.meerkat.dsl.ir.IrDeclaration;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The conductor: declarations by name, then the examples, then the API. */
public final class DescriptionDiff {
  private final Version before;
  private final Version after;
  private final Changes changes = new Changes();

  /** A description: a module, and the program that it stands in. */
  public record Version(IrProgram program, IrModule module) {}

  private DescriptionDiff(Version before, Version after) {
    this.before = before;
    this.after = after;
  }

  /** What changed, breaks on the wire first. */
  public static List<Change> of(Version before, Version after) {
    DescriptionDiff diff = new DescriptionDiff(before, after);
    diff.run();
    return diff.changes.sorted();
  }

  private void run() {
    IrModule old = before.module();
    IrModule now = after.module();
    NameDiff names = new NameDiff(changes);
    StructDiff structs = new StructDiff(changes);
    TlvDiff tlvs = new TlvDiff(changes, structs);
    ShapeDiff shapes = new ShapeDiff(changes);
    each("enum", old.enums(), now.enums(), names::enumeration);
    each("flags", old.flags(), now.flags(), names::flags);
    each("charset", old.charsets(), now.charsets(), shapes::charset);
    each("struct", old.structs(), now.structs(), structs::struct);
    each("tlv", old.tlvs(), now.tlvs(), tlvs::tlv);
    each("chain", old.chains(), now.chains(), shapes::chain);
    each("text", old.texts(), now.texts(), shapes::text);
    new ExampleDiff(before, after, changes).run();
    new ApiDiff(before, after, changes).run();
  }

  private <T extends IrDeclaration> void each(
      String kind, List<T> old, List<T> now, BiConsumer<T, T> compare) {
    Map<String, T> found = new LinkedHashMap<>();
    now.forEach(declaration -> found.put(declaration.simpleName(), declaration));
    for (T declaration : old) {
      T same = found.remove(declaration.simpleName());
      if (same != null) {
        compare.accept(declaration, same);
      } else if (isMessage(declaration)) {
        changes.wire("message " + declaration.simpleName() + " is gone", declaration.span(), null);
      } else {
        changes.compatible(
            kind + " " + declaration.simpleName() + " is gone", declaration.span(), null);
      }
    }
    for (T declaration : found.values()) {
      String word = isMessage(declaration) ? "message" : kind;
      changes.compatible(
          word + " " + declaration.simpleName() + " is new", null, declaration.span());
    }
  }

  private static boolean isMessage(IrDeclaration declaration) {
    return declaration instanceof IrStruct struct && struct.message();
  }
}
