// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.IrCharset;
import dev.meerkat.dsl.ir.IrModule;

/** Charsets with nothing in them. */
final class CharsetCheck implements Check {
  @Override
  public void run(CheckInput input) {
    for (IrModule module : input.program().modules()) {
      for (IrCharset set : module.charsets()) {
        if ((set.word0() | set.word1() | set.word2() | set.word3()) == 0) {
          input.report(Code.CHARSET_EMPTY, set.span(), "charset " + set.simpleName() + " is empty");
        }
      }
    }
  }
}
