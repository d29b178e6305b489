// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

import dev.meerkat.dsl.ast.AstAnnotation;
import dev.meerkat.dsl.ast.AstRecord;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.resolve.Symbol;
import dev.meerkat.dsl.root.Roots;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code @root} and {@code @answers} say what can be. */
final class RootCheck implements Check {
  private static final Set<String> WORDS = Set.of(Roots.TCP, Roots.UDP, Roots.NONE);

  @Override
  public void run(CheckInput input) {
    for (IrModule module : input.program().modules()) {
      for (IrStruct struct : module.structs()) {
        Symbol symbol = input.symbols().declaration(struct.qualifiedName());
        if (symbol.decl() instanceof AstRecord record) {
          for (AstAnnotation annotation : record.annotations()) {
            check(annotation, struct, module, input);
          }
        }
      }
    }
  }

  private static void check(
      AstAnnotation annotation, IrStruct struct, IrModule module, CheckInput input) {
    boolean isAnswer = annotation.name().text().equals(Roots.ANSWERS);
    if (!isAnswer && !annotation.name().text().equals(Roots.ROOT)) {
      return;
    }
    String wrong =
        isAnswer ? wrongAnswer(annotation, struct, module) : wrongRoot(annotation, struct);
    if (wrong == null) {
      wrong = wrongMessage(struct);
    }
    if (wrong != null) {
      input.report(Code.ROOT, annotation.span(), wrong);
    }
  }

  private static String wrongRoot(AstAnnotation annotation, IrStruct struct) {
    for (String word : annotation.arguments()) {
      if (!WORDS.contains(word)) {
        return "a root goes over tcp or udp, or is none, not " + word;
      }
      if (word.equals(Roots.TCP) && !struct.stream()) {
        return "over tcp a message must say where it ends: write stream behind its name";
      }
    }
    return annotation.arguments().size() > 1 && annotation.arguments().contains(Roots.NONE)
        ? "none stands alone"
        : null;
  }

  private static String wrongAnswer(AstAnnotation annotation, IrStruct struct, IrModule module) {
    List<String> names = annotation.arguments();
    Optional<IrStruct> request =
        names.size() == 1
            ? module.structs().stream()
                .filter(s -> s.message() && s.simpleName().equals(names.get(0)))
                .findFirst()
            : Optional.empty();
    if (request.isEmpty() || request.get().equals(struct)) {
      return "@answers names another message of this module: the request";
    }
    if (Roots.annotation(request.get(), Roots.ANSWERS).isPresent()) {
      return names.get(0) + " is an answer itself";
    }
    if (request.get().stream() && !struct.stream()) {
      return names.get(0) + " is a stream, so must be the answer: write stream behind its name";
    }
    long answers =
        module.structs().stream()
            .flatMap(s -> Roots.annotation(s, Roots.ANSWERS).stream())
            .filter(a -> a.arguments().equals(names))
            .count();
    return answers > 1 ? "two messages answer " + names.get(0) : null;
  }

  private static String wrongMessage(IrStruct struct) {
    if (!struct.message()) {
      return "a struct is a part; only a message is met with on its own";
    }
    return Roots.takesNumbersOnly(struct)
        ? null
        : "its parameters come from the layer below: a root takes numbers only";
  }
}
