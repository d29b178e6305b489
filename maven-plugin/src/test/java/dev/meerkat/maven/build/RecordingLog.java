// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.build;

import java.util.ArrayList;
import java.util.List;

/** Keeps what a run reports. */
final class RecordingLog implements BuildLog {
  final List<String> errors = new ArrayList<>();
  final List<String> warnings = new ArrayList<>();
  final List<String> notes = new ArrayList<>();

  @Override
  public void error(String text) {
    errors.add(text);
  }

  @Override
  public void warning(String text) {
    warnings.add(text);
  }

  @Override
  public void note(String text) {
    notes.add(text);
  }
}
