// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.build;

/** Where a run reports what it found in the descriptions. */
public interface BuildLog {
  void error(String text);

  void warning(String text);

  void note(String text);
}
