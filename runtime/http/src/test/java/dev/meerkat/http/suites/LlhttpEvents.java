// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http.suites;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Complete messages put together from the log of spans that llhttp writes. */
final class LlhttpEvents {
  private static final Pattern SPAN = Pattern.compile("off=(\\d+) len=(\\d+) span\\[(\\w+)].*");

  /** One record has swallowed its own log, so that the offsets mean nothing. */
  private static final String GARBLED = "```log";

  private final String octets;
  private final boolean request;
  private final List<Message> messages = new ArrayList<>();
  private final List<Message.Field> fields = new ArrayList<>();
  private String first = "";
  private String second = "";
  private String version = "";
  private String name = "";
  private String value = "";
  private String body = "";
  private boolean inTrailers;

  private LlhttpEvents(String octets, boolean request) {
    this.octets = octets;
    this.request = request;
  }

  /** The offsets of a log are those of the stream as the suite has it, not of a repaired one. */
  static List<Message> messages(SuiteCase each) {
    byte[] raw = Base64.getDecoder().decode(each.line().get("raw_b64").asText());
    LlhttpEvents events =
        new LlhttpEvents(new String(raw, StandardCharsets.ISO_8859_1), each.request());
    if (events.octets.contains(GARBLED)) {
      return List.of();
    }
    for (JsonNode event : each.expect().path("events")) {
      events.take(event.asText());
    }
    return events.messages;
  }

  private void take(String event) {
    Matcher span = SPAN.matcher(event);
    if (span.matches()) {
      int from = Integer.parseInt(span.group(1));
      span(span.group(3), octets.substring(from, from + Integer.parseInt(span.group(2))));
    } else if (event.endsWith("header_value complete")) {
      if (!inTrailers) {
        fields.add(new Message.Field(name, value.strip()));
      }
      name = "";
      value = "";
    } else if (event.contains(" headers complete ")) {
      inTrailers = true;
      first = request ? first : event.replaceFirst(".*status=(\\d+).*", "$1");
    } else if (event.endsWith("message begin")) {
      clear();
    } else if (event.endsWith("message complete")) {
      int minor = version.charAt(version.length() - 1) - '0';
      messages.add(new Message(first, second, minor, List.copyOf(fields), body));
    }
  }

  private void span(String what, String text) {
    switch (what) {
      case "method" -> first += text;
      case "url", "status" -> second += text;
      case "version" -> version += text;
      case "header_field" -> name += text;
      case "header_value" -> value += text;
      case "body" -> body += text;
      default -> {}
    }
  }

  private void clear() {
    fields.clear();
    inTrailers = false;
    first = "";
    second = "";
    version = "";
    name = "";
    value = "";
    body = "";
  }
}
