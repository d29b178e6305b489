// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ast.build;

import dev.meerkat.dsl.ast.AstAnnotation;
import dev.meerkat.dsl.ast.AstName;
import dev.meerkat.dsl.diagnostic.Diagnostics;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.syntax.Places;
import dev.meerkat.dsl.syntax.WireLexer;
import dev.meerkat.dsl.syntax.WireParser.AnnotationContext;
import dev.meerkat.dsl.syntax.WireParser.IdContext;
import dev.meerkat.dsl.syntax.WireParser.QnameContext;
import java.util.List;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTree;

/** One file as its builders see it: places, names, comments, damage. */
final class Source {
  private final Places places;
  private final Docs docs;
  private final Diagnostics diagnostics;

  Source(String sourceName, CommonTokenStream tokens, Diagnostics diagnostics) {
    this.places = new Places(sourceName);
    this.docs = new Docs(tokens);
    this.diagnostics = diagnostics;
  }

  Places places() {
    return places;
  }

  Diagnostics diagnostics() {
    return diagnostics;
  }

  IrSpan span(ParserRuleContext node) {
    return places.of(node);
  }

  IrSpan span(Token token) {
    return places.of(token);
  }

  AstName name(ParserRuleContext node) {
    return new AstName(node.getText(), places.of(node));
  }

  List<AstName> names(List<? extends ParserRuleContext> nodes) {
    return nodes.stream().map(this::name).toList();
  }

  String doc(ParserRuleContext node) {
    return docs.of(node);
  }

  List<AstAnnotation> annotations(List<AnnotationContext> nodes) {
    return nodes.stream().map(this::annotation).toList();
  }

  private AstAnnotation annotation(AnnotationContext node) {
    List<String> arguments =
        node.annArg().stream().map(argument -> Literals.unquoted(argument.getText())).toList();
    return new AstAnnotation(name(node.id()), arguments, span(node));
  }

  /** Whether the parser reported something in here that it could not repair. */
  boolean isDamaged(ParseTree node) {
    if (node instanceof ErrorNode error) {
      return isLoss(error);
    }
    boolean empty = node.getChildCount() == 0 && node instanceof ParserRuleContext;
    if (empty || node instanceof ParserRuleContext rule && rule.exception != null) {
      return true;
    }
    for (int i = 0; i < node.getChildCount(); i++) {
      if (isDamaged(node.getChild(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a rule itself, its children aside, is damaged. */
  boolean isDamagedItself(ParserRuleContext node) {
    if (node.exception != null) {
      return true;
    }
    return node.children != null
        && node.children.stream().anyMatch(c -> c instanceof ErrorNode error && isLoss(error));
  }

  /** Punctuation that the parser made up is no loss; text that it passed over is. */
  private static boolean isLoss(ErrorNode error) {
    Token token = error.getSymbol();
    boolean madeUp = token.getTokenIndex() < 0;
    return !madeUp
        || token.getType() == WireLexer.ID
        || token.getType() == WireLexer.INT
        || token.getType() == WireLexer.STRING;
  }

  /** The first name in a damaged subtree, most likely what it declares; null when there is none. */
  AstName firstName(ParseTree node) {
    if (node instanceof IdContext || node instanceof QnameContext) {
      ParserRuleContext name = (ParserRuleContext) node;
      return name.getText().isEmpty() || isDamaged(name) ? null : name(name);
    }
    for (int i = 0; i < node.getChildCount(); i++) {
      AstName found = firstName(node.getChild(i));
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
