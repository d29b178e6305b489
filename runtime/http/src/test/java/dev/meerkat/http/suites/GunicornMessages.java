// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http.suites;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** The messages that gunicorn's suite writes down. */
final class GunicornMessages {
  private GunicornMessages() {}

  static List<Message> of(SuiteCase each) {
    List<Message> messages = new ArrayList<>();
    for (JsonNode message : each.expect().path("messages")) {
      List<Message.Field> fields = new ArrayList<>();
      for (JsonNode field : message.get("headers")) {
        fields.add(new Message.Field(field.get(0).asText(), field.get(1).asText().strip()));
      }
      byte[] body = Base64.getDecoder().decode(message.get("body_b64").asText());
      messages.add(
          new Message(
              method(each, message.get("method").asText()),
              message.get("uri").asText(),
              message.get("version").get(1).asInt(),
              fields,
              new String(body, StandardCharsets.ISO_8859_1)));
    }
    return messages;
  }

  /** One case runs with gunicorn told to write methods in capitals; the methods are lower case. */
  private static String method(SuiteCase each, String method) {
    boolean folded = each.note().contains("\"casefold_http_method\", True");
    return folded ? method.toLowerCase(Locale.ROOT) : method;
  }
}
