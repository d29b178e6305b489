// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.fault;

/**
 * The build cannot go on, and its author can mend that.
 *
 * <p>The message names the value that is wrong and the way out; no stack trace helps.
 */
public final class BuildFault extends Exception {
  private static final long serialVersionUID = 1L;

  public BuildFault(String message) {
    super(message);
  }

  public BuildFault(String message, Throwable cause) {
    super(message, cause);
  }
}
