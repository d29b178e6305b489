// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meerkat.testkit.Hex;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Holds a head of HTTP against tshark's: the first line in its parts, the others as they are. */
final class HttpComparison {
  private final ComparisonSink sink;

  HttpComparison(ComparisonSink sink) {
    this.sink = sink;
  }

  void request(JsonNode ours, PdmlNode theirs) {
    text("http.request.method", ours.get("method").asText(), theirs);
    text("http.request.uri", ours.get("target").asText(), theirs);
    version("http.request.version", ours, theirs);
    lines("http.request.line", ours.get("headers"), theirs);
  }

  void response(JsonNode ours, PdmlNode theirs) {
    version("http.response.version", ours, theirs);
    text("http.response.code", ours.get("status").asText(), theirs);
    text("http.response.phrase", ours.get("reason").asText(), theirs);
    lines("http.response.line", ours.get("headers"), theirs);
  }

  private void version(String name, JsonNode ours, PdmlNode theirs) {
    text(name, "HTTP/" + ours.get("major") + "." + ours.get("minor"), theirs);
  }

  private void text(String name, String ours, PdmlNode theirs) {
    String other =
        theirs
            .find(name)
            .map(n -> n.value().isEmpty() ? n.show() : octets(n))
            .orElse(Difference.ABSENT);
    sink.compared(name, ours, other);
  }

  private void lines(String name, JsonNode headers, PdmlNode theirs) {
    List<String> lines = new ArrayList<>();
    theirs.all(name).forEach(line -> lines.add(trimmed(octets(line))));
    for (int i = 0; i < Math.max(headers.size(), lines.size()); i++) {
      JsonNode header = headers.get(i);
      sink.compared(
          name,
          header == null
              ? Difference.ABSENT
              : header.get("name").asText() + ":" + header.get("value").asText(),
          i < lines.size() ? lines.get(i) : Difference.ABSENT);
    }
  }

  /** Name, colon, value, without the blanks around the value. */
  private static String trimmed(String line) {
    int colon = line.indexOf(':');
    return colon < 0 ? line : line.substring(0, colon + 1) + line.substring(colon + 1).strip();
  }

  private static String octets(PdmlNode node) {
    return new String(Hex.parse(node.value()), StandardCharsets.UTF_8);
  }
}
