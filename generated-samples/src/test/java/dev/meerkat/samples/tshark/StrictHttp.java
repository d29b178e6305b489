// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import dev.meerkat.testkit.Hex;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Heads of HTTP that RFC 9112 forbids, told by the octets that tshark shows. */
final class StrictHttp {
  private static final Pattern REQUEST =
      Pattern.compile("[!#$%&'*+\\-.^_`|~0-9A-Za-z]{1,32} [!$-;=?-~]+ HTTP/1\\.\\d\r\n");

  private static final Pattern STATUS =
      Pattern.compile("HTTP/1\\.\\d [1-5]\\d\\d [\t -~\u0080-\u00FF]*\r\n");

  private static final Pattern LINE =
      Pattern.compile("[!#$%&'*+\\-.^_`|~0-9A-Za-z]+:[\t -~\u0080-\u00FF]*\r\n");

  private StrictHttp() {}

  static boolean refuses(PdmlNode packet) {
    return packet.children().stream()
        .filter(protocol -> protocol.name().equals("http"))
        .anyMatch(StrictHttp::isForbidden);
  }

  private static boolean isForbidden(PdmlNode http) {
    String first = text(http.children().get(0));
    List<String> names = new ArrayList<>();
    boolean areLines = true;
    List<PdmlNode> shown = new ArrayList<>(http.all("http.request.line"));
    shown.addAll(http.all("http.response.line"));
    for (PdmlNode node : shown) {
      String line = text(node);
      areLines &= LINE.matcher(line).matches();
      names.add(line.split(":", 2)[0].toLowerCase(Locale.ROOT));
    }
    areLines &= http.all("http.transfer_encoding").stream().allMatch(n -> isCoding(n.show()));
    boolean isFramedTwice =
        names.contains("content-length") && names.contains("transfer-encoding")
            || names.stream().filter(n -> n.equals("content-length")).count() > 1
            || names.stream().filter(n -> n.equals("host")).count() > 1;
    boolean lacksHost =
        first.contains(" HTTP/1.") && !first.contains("HTTP/1.0") && !names.contains("host");
    boolean isFirst = REQUEST.matcher(first).matches() || STATUS.matcher(first).matches();
    boolean isFolded =
        http.find("http.file_data").filter(body -> body.show().startsWith(" ")).isPresent();
    return isFolded || !isFirst || !areLines || isFramedTwice || lacksHost;
  }

  private static boolean isCoding(String value) {
    return value.strip().matches("[!-~ \\t]*");
  }

  private static String text(PdmlNode node) {
    return new String(Hex.parse(node.value()), StandardCharsets.ISO_8859_1);
  }
}
