// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.meerkat.fuzz.target.CaptureTarget;
import dev.meerkat.fuzz.target.ChunkedDecoderTarget;
import dev.meerkat.fuzz.target.CompilerTarget;
import dev.meerkat.fuzz.target.HttpConnectionTarget;
import dev.meerkat.fuzz.target.StackFramesTarget;
import dev.meerkat.fuzz.target.StackStreamTarget;
import java.io.IOException;

/**
 * The targets that need nothing made beforehand, in Jazzer's JUnit mode: with JAZZER_FUZZ=1 they
 * are fuzzed where a developer sits, without it each runs its empty input. What was found is
 * replayed by {@link FoundInputsTest}, for all targets.
 */
class TargetsFuzzTest {
  @FuzzTest
  void compiler(byte[] input) {
    new CompilerTarget().accept(input);
  }

  @FuzzTest
  void capture(byte[] input) throws IOException {
    CaptureTarget.accept(input);
  }

  @FuzzTest
  void chunked(byte[] input) {
    ChunkedDecoderTarget.accept(input);
  }

  @FuzzTest
  void httpConnection(byte[] input) {
    HttpConnectionTarget.accept(input);
  }

  @FuzzTest
  void stackFrames(byte[] input) {
    StackFramesTarget.accept(input);
  }

  @FuzzTest
  void stackStream(byte[] input) {
    StackStreamTarget.accept(input);
  }
}
