// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import dev.meerkat.dsl.interpret.Argument;
import dev.meerkat.dsl.interpret.ChecksumPolicy;
import dev.meerkat.dsl.interpret.ReadOptions;
import dev.meerkat.dsl.interpret.Reading;
import dev.meerkat.fuzz.library.WireLibrary;
import java.util.Arrays;
import java.util.List;

/**
 * A generated reader and the interpreter say the same of the same bytes: status, place of the
 * error, size, findings. What is dumped is JSON and does not depend on the bytes around the window.
 *
 * <p>Input: one steering byte (bits 0-1 checksum policy, 2-4 offset in the array, 5 pseudo-header
 * not known), two bytes of pseudo-header if the message has one, then the message.
 */
final class BinaryAgreement {
  private static final int TAIL = 3;
  private static final int FIRST_POISON = 0xA5;
  private static final int SECOND_POISON = 0x5A;

  private final Subject subject;

  BinaryAgreement(Subject subject) {
    this.subject = subject;
  }

  /** Holds the claims; answers what the interpreter read, or null for an input without message. */
  Reading check(byte[] input) {
    int steering = 1 + 2 * subject.arguments();
    if (input.length < steering) {
      return null;
    }
    ChecksumPolicy policy = ChecksumPolicy.values()[(input[0] & 3) % 3];
    int offset = input[0] >> 2 & 7;
    boolean isUnknown = (input[0] & 0x20) != 0;
    long pseudo =
        subject.arguments() == 0 || isUnknown ? -1 : (input[1] & 0xFF) << 8 | input[2] & 0xFF;
    int length = input.length - steering;
    String json = null;
    Reading reading = null;
    for (int poison : new int[] {FIRST_POISON, SECOND_POISON}) {
      byte[] buffer = new byte[offset + length + TAIL];
      Arrays.fill(buffer, (byte) poison);
      System.arraycopy(input, steering, buffer, offset, length);
      reading = read(buffer, offset, length, pseudo, policy);
      String dumped = dump();
      if (json != null) {
        Claim.same(json, dumped, () -> subject.message() + " reads outside its window");
      }
      json = dumped;
    }
    return reading;
  }

  private Reading read(byte[] buffer, int offset, int length, long pseudo, ChecksumPolicy policy) {
    List<Argument> arguments = subject.arguments() == 0 ? List.of() : List.of(Argument.of(pseudo));
    Reading expected =
        WireLibrary.interpreter()
            .read(subject.message(), buffer, offset, length, arguments, new ReadOptions(policy));
    subject.policy().accept(policy.ordinal());
    int status = subject.wrap().wrap(buffer, offset, length, pseudo);
    Claim.same(status, subject.status().getAsInt(), () -> "status() of " + subject.message());
    compare(expected, length);
    return expected;
  }

  /** Compares with what stands in the subject now. */
  void compare(Reading expected, int length) {
    Claim.same(expected.status(), subject.status().getAsInt(), () -> told(expected, "status"));
    if (expected.isOk()) {
      Claim.same(expected.size(), subject.size().getAsInt(), () -> told(expected, "size"));
      Claim.same(
          (int) expected.findings(),
          subject.findings().getAsInt(),
          () -> told(expected, "findings"));
      Claim.holds(subject.size().getAsInt() <= length, () -> told(expected, "size in the window"));
    } else {
      Claim.same(
          expected.errorOffset(), subject.errorOffset().getAsInt(), () -> told(expected, "place"));
    }
  }

  private String told(Reading expected, String what) {
    return what + " of " + subject.message() + ", interpreter: " + expected.describe();
  }

  private String dump() {
    StringBuilder json = new StringBuilder();
    subject.json().accept(json);
    JsonShape.require(json);
    subject.text().accept(new StringBuilder());
    return json.toString();
  }
}
