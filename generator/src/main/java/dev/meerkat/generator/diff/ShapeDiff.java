// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.diff;

import dev.meerkat.dsl.ir.IrChain;
import dev.meerkat.dsl.ir.IrCharset;
import dev.meerkat.dsl.ir.IrText;
import java.util.List;
import java.util.regex.Pattern;

/** Charsets, chains and texts: the same but for words about them, or not. */
final class ShapeDiff {
  private static final Pattern SPAN = Pattern.compile("span=\\S+?:\\d+:\\d+,? ?");
  private static final Pattern DOC = Pattern.compile("doc=.*?, (?=span=)", Pattern.DOTALL);

  private final Changes changes;

  ShapeDiff(Changes changes) {
    this.changes = changes;
  }

  void charset(IrCharset before, IrCharset after) {
    boolean isSame =
        before.word0() == after.word0()
            && before.word1() == after.word1()
            && before.word2() == after.word2()
            && before.word3() == after.word3();
    if (!isSame) {
      changes.wire(
          "charset " + before.simpleName() + " has other octets", before.span(), after.span());
    }
  }

  void chain(IrChain before, IrChain after) {
    if (!plain(before).equals(plain(after))) {
      changes.wire("chain " + before.simpleName() + " is another", before.span(), after.span());
    }
  }

  void text(IrText before, IrText after) {
    String name = before.simpleName();
    if (before.maxBytes() != after.maxBytes()) {
      changes.wire(
          name + ": the most octets were " + before.maxBytes() + ", are " + after.maxBytes(),
          before.span(),
          after.span());
    }
    List<IrText.Item> old = before.items();
    List<IrText.Item> now = after.items();
    for (int i = 0; i < Math.max(old.size(), now.size()); i++) {
      if (i >= old.size()) {
        changes.wire(name + ": item " + (i + 1) + " is new", before.span(), now.get(i).span());
      } else if (i >= now.size()) {
        changes.wire(name + ": item " + (i + 1) + " is gone", old.get(i).span(), after.span());
      } else if (!plain(old.get(i)).equals(plain(now.get(i)))) {
        changes.wire(
            name + ": item " + (i + 1) + " is another", old.get(i).span(), now.get(i).span());
      }
    }
  }

  /** A record's text without places, names of modules and documentation. */
  private static String plain(Object declaration) {
    String text = DOC.matcher(declaration.toString()).replaceAll("");
    return SPAN.matcher(text).replaceAll("").replaceAll("[\\w.]+\\.(?=\\w)", "");
  }
}
