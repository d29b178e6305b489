// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

/** One concern. */
interface Check {
  void run(CheckInput input);
}
