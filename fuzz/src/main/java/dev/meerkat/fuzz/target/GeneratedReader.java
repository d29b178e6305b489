// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import dev.meerkat.dsl.interpret.ChecksumPolicy;
import dev.meerkat.dsl.interpret.Reading;
import dev.meerkat.fuzz.library.Called;
import dev.meerkat.fuzz.library.Codecs;

/** A generated reader of a binary message and its dumps, seen as every such reader is. */
final class GeneratedReader {
  private final String message;
  private final Called reader;
  private final Class<?> dump;

  GeneratedReader(String message) {
    this.message = message;
    this.reader = Codecs.make(message, "Reader");
    this.dump = Codecs.dump(message);
  }

  Called called() {
    return reader;
  }

  void policy(ChecksumPolicy policy) {
    if (reader.has("checksumPolicy", 1)) {
      reader.call("checksumPolicy", policy.ordinal());
    }
  }

  void wrap(Object... arguments) {
    int status = reader.integer("wrap", arguments);
    Claim.same(status, reader.integer("status"), () -> "status() of " + message);
  }

  /** Claims that the interpreter says the same. */
  void compare(Reading expected, int length) {
    Claim.same(expected.status(), reader.integer("status"), () -> told(expected, "status"));
    if (expected.isOk()) {
      int size = reader.integer("size");
      Claim.same(expected.size(), size, () -> told(expected, "size"));
      Claim.holds(size <= length, () -> told(expected, "size in the window"));
      if (reader.has("findings", 0)) {
        long findings = reader.number("findings");
        Claim.same((int) expected.findings(), (int) findings, () -> told(expected, "findings"));
      }
    } else {
      int place = reader.integer("errorOffset");
      Claim.same(expected.errorOffset(), place, () -> told(expected, "place"));
    }
  }

  private String told(Reading expected, String what) {
    return what + " of " + message + ", interpreter: " + expected.describe();
  }

  /** What the reader holds, as JSON that was looked at. */
  String dump() {
    StringBuilder json = new StringBuilder();
    reader.printed(dump, "json", json);
    JsonShape.require(json);
    reader.printed(dump, "text", new StringBuilder());
    return json.toString();
  }
}
