// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

/** What the process answers. */
final class ExitCode {
  static final int OK = 0;

  /** The work failed: a file that is missing or not what it should be, a port in use. */
  static final int FAILED = 1;

  /** The call was wrong: an unknown option, a missing argument. */
  static final int USAGE = 2;

  private ExitCode() {}
}
