// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http.suites;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meerkat.testkit.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A case of a suite: bytes, and what the suite expects.
 *
 * @param suite the file's name without its ending
 * @param lenient whether the suite runs it with something strict turned off
 */
record SuiteCase(
    String suite, String id, boolean request, byte[] raw, boolean lenient, JsonNode line) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The suites that are there. */
  static final List<String> SUITES =
      List.of(
          "Http11Probe",
          "curl-responses",
          "gunicorn",
          "h1spec",
          "http-garden",
          "httparse",
          "llhttp",
          "picohttpparser",
          "smuggler");

  /** All cases of one suite; skips or fails the calling test where the data is absent. */
  static List<SuiteCase> of(String suite) {
    Path file = SharedData.require("data/http/" + suite + ".jsonl");
    List<SuiteCase> cases = new ArrayList<>();
    try {
      for (String text : Files.readAllLines(file)) {
        JsonNode line = JSON.readTree(text);
        cases.add(
            new SuiteCase(
                suite,
                line.get("id").asText(),
                line.get("kind").asText().equals("request"),
                Base64.getDecoder().decode(line.get("raw_b64").asText()),
                line.path("lenient").asBoolean(),
                line));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return cases;
  }

  JsonNode expect() {
    return line.get("expect");
  }

  /** The suite's own word for what it expects. */
  String word() {
    return expect().get("verdict").asText();
  }

  /** What stands in Http11Probe's column of expectations, or nothing. */
  String text() {
    return expect().path("text").asText("");
  }

  String note() {
    return line.path("note").asText("");
  }

  String octets() {
    return new String(raw, StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    return id;
  }
}
