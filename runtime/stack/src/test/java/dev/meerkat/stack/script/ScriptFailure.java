// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.script;

/** A script's line does not hold. */
final class ScriptFailure extends AssertionError {
  private static final long serialVersionUID = 1;

  ScriptFailure(String message) {
    super(message);
  }

  ScriptFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
