// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

/** The text could go on behind what there is. Never leaves this package. */
final class NeedMore extends Exception {
  private static final long serialVersionUID = 1L;

  NeedMore() {
    super(null, null, false, false);
  }
}
