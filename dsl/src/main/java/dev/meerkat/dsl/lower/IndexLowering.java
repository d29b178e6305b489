// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstName;
import dev.meerkat.dsl.ast.AstText;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.diagnostic.Suggestion;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.ir.Octets;
import dev.meerkat.dsl.resolve.Symbol;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The index of a list of lines: well-known keys and what must be true of their values. */
final class IndexLowering {
  private final Body body;

  IndexLowering(Body body) {
    this.body = body;
  }

  IrText.Item lower(AstText.Index ast, List<AstText.Item> siblings) {
    AstText.Lines lines = lines(ast.list(), siblings);
    if (lines == null) {
      body.table.isPartial = true;
      return null;
    }
    checkKey(ast.key(), lines);
    List<IrText.Slot> slots = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Set<String> keys = new HashSet<>();
    for (AstText.Slot slot : ast.slots()) {
      if (!names.add(slot.name().text())) {
        body.program.report(
            Code.DUPLICATE_NAME, slot.name().span(), slot.name() + " stands twice in the index");
      }
      slots.add(slot(slot, ast.nocase(), keys));
    }
    IrText.Index index =
        new IrText.Index(ast.span(), ast.list().text(), ast.key().text(), ast.nocase(), slots);
    body.table.define(
        new AstName("index " + ast.list(), ast.list().span()), new Meaning.Index(index));
    return index;
  }

  private AstText.Lines lines(AstName list, List<AstText.Item> siblings) {
    for (AstText.Item item : siblings) {
      if (item instanceof AstText.Named named
          && named.name().text().equals(list.text())
          && named.shape() instanceof AstText.Lines lines) {
        return lines;
      }
    }
    if (!body.table.isPartial) {
      body.program.report(
          Code.INDEX_SLOT,
          list.span(),
          "there are no lines " + list + " to index",
          Suggestion.didYouMean(list.text(), body.table.names()));
    }
    return null;
  }

  private void checkKey(AstName key, AstText.Lines lines) {
    Symbol line = body.program.symbols().find(body.module, lines.line().text());
    if (line == null || !(line.decl() instanceof AstText text)) {
      return;
    }
    List<String> tokens = new ArrayList<>();
    for (AstText.Item item : text.items()) {
      if (item instanceof AstText.Named named && named.shape() instanceof AstText.Run) {
        tokens.add(named.name().text());
      }
    }
    if (!tokens.contains(key.text())) {
      body.program.report(
          Code.INDEX_SLOT,
          key.span(),
          text.name() + " has no token " + key,
          Suggestion.didYouMean(key.text(), tokens));
    } else if (tokens.indexOf(key.text()) == tokens.size() - 1) {
      body.program.report(
          Code.INDEX_SLOT,
          key.span(),
          text.name() + " has no token behind " + key + " to be the value");
    }
  }

  private IrText.Slot slot(AstText.Slot ast, boolean nocase, Set<String> keys) {
    Octets key = ast.key().value();
    String text = new String(key.toArray(), StandardCharsets.ISO_8859_1);
    if (!keys.add(nocase ? text.toLowerCase(Locale.ROOT) : text)) {
      body.program.report(
          Code.INDEX_SLOT, ast.key().span(), "the key \"" + text + "\" stands twice");
    }
    if (key.length() == 0) {
      body.program.report(Code.LITERAL_EMPTY, ast.key().span(), "a key needs a character");
    }
    if (ast.single() && ast.list()) {
      body.program.report(Code.INDEX_SLOT, ast.span(), "a slot is single or a list, not both");
    }
    if (ast.list() && ast.digits() != null) {
      body.program.report(Code.INDEX_SLOT, ast.span(), "a slot is digits or a list, not both");
    }
    if (ast.digits() != null && ast.token()) {
      body.program.report(Code.INDEX_SLOT, ast.span(), "a slot is digits or a token, not both");
    }
    IrType.Int digits =
        ast.digits() == null ? null : body.program.values().wire(ast.digits(), body.module);
    return new IrText.Slot(ast.name().text(), key, ast.single(), ast.list(), digits, ast.token());
  }
}
