// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.root;

import dev.meerkat.dsl.ir.IrAnnotation;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the roots of a module. */
public final class Roots {
  /** The annotation that makes a message a root. */
  public static final String ROOT = "root";

  /** The annotation that makes a message the answer to another. */
  public static final String ANSWERS = "answers";

  /** Over connections. */
  public static final String TCP = "tcp";

  /** In datagrams. */
  public static final String UDP = "udp";

  /** Not at all. */
  public static final String NONE = "none";

  private Roots() {}

  /** The roots of a module whose annotations were found right, in the order of its messages. */
  public static List<Root> of(IrModule module) {
    List<Root> roots = new ArrayList<>();
    boolean isSaid = module.structs().stream().anyMatch(Roots::isMarked);
    for (IrStruct struct : module.structs()) {
      if (!struct.message() || !takesNumbersOnly(struct)) {
        continue;
      }
      Optional<IrStruct> answer = answerTo(module, struct);
      boolean isRoot =
          annotation(struct, ANSWERS).isEmpty()
              && (answer.isPresent()
                  || annotation(struct, ROOT).isPresent()
                  || !isSaid && struct.stream());
      List<String> over = over(struct);
      if (isRoot && !over.contains(NONE)) {
        roots.add(new Root(struct, answer.orElse(struct), over.contains(TCP), over.contains(UDP)));
      }
    }
    return roots;
  }

  /** The words of {@code @root}, or what a message is without them. */
  private static List<String> over(IrStruct struct) {
    List<String> said = annotation(struct, ROOT).map(IrAnnotation::arguments).orElse(List.of());
    return said.isEmpty() ? List.of(struct.stream() ? TCP : UDP) : said;
  }

  private static Optional<IrStruct> answerTo(IrModule module, IrStruct request) {
    return module.structs().stream()
        .filter(
            s ->
                annotation(s, ANSWERS)
                    .filter(a -> a.arguments().equals(List.of(request.simpleName())))
                    .isPresent())
        .findFirst();
  }

  private static boolean isMarked(IrStruct struct) {
    return annotation(struct, ROOT).isPresent() || annotation(struct, ANSWERS).isPresent();
  }

  /** Whether nothing but numbers comes from outside: a pseudo-header comes from a layer below. */
  public static boolean takesNumbersOnly(IrStruct struct) {
    return struct.params().stream().allMatch(Roots::isNumber);
  }

  private static boolean isNumber(IrParam param) {
    return param.struct() == null
        && (param.type() instanceof IrType.Int
            || param.type() instanceof IrType.EnumOf
            || param.type() instanceof IrType.FlagsOf);
  }

  /** The annotation of this name. */
  public static Optional<IrAnnotation> annotation(IrStruct struct, String name) {
    return struct.annotations().stream().filter(a -> a.name().equals(name)).findFirst();
  }
}
