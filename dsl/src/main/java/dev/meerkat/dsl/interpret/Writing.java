// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.Octets;

/**
 * What came of writing.
 *
 * @param octets what was written, or null when it failed
 * @param kindName why it failed: MISSING, NO_SPACE, RANGE, CASE, or what a reader would say of it
 * @param fieldId the field of the outermost struct that is at fault, or 0
 */
public record Writing(Octets octets, String kindName, int fieldId) {
  public boolean isOk() {
    return octets != null;
  }
}
