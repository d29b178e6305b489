// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import java.util.ArrayList;
import java.util.List;

/** Request heads that are to be read or refused; the oracle says which. */
final class HttpCases {
  private HttpCases() {}

  static final String BROWSER =
      """
      GET /wp-content/uploads/2010/03/hello-kitty-darth-vader-pink.jpg HTTP/1.1\r
      Host: www.example.com\r
      Connection: keep-alive\r
      Cache-Control: max-age=0\r
      sec-ch-ua: "Chromium";v="120", "Not A(Brand";v="24"\r
      User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)\r
      Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r
      Accept-Encoding: gzip, deflate, br\r
      Accept-Language: en-US,en;q=0.9\r
      Cookie: wp_ozh_wsa_visits=2; __utma=xxxxxxxxx.xxxxxxxxxx.xxxxxxxxxx\r
      \r
      """;

  /** Request lines and header lines that are good and bad, each in an otherwise good head. */
  static List<String> requests() {
    List<String> heads = new ArrayList<>();
    heads.add(BROWSER);
    heads.add("GET / HTTP/1.1\r\n\r\n");
    heads.add("");
    for (String line : requestLines()) {
      heads.add(line + "\r\nHost: a\r\n\r\n");
    }
    for (String line : headerLines()) {
      heads.add("POST /x HTTP/1.1\r\nHost: a\r\n" + line + "\r\n\r\nGET /next HTTP/1.1\r\n\r\n");
    }
    heads.add("GET / HTTP/1.1\nHost: a\n\n");
    heads.add("GET / HTTP/1.1\r\nHost: a\r\n\rX");
    heads.add("GET / HTTP/1.1\r\nHost: a\r\n\r\r\n");
    heads.add("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");
    heads.add("GET / HTTP/1.1\r\nhost: a\r\nHOST: b\r\n\r\n");
    heads.add("GET / HTTP/1.1\r\n" + "X: 1\r\n".repeat(128) + "\r\n");
    heads.add("GET / HTTP/1.1\r\n" + "X: 1\r\n".repeat(129) + "\r\n");
    heads.add("GET / HTTP/1.1\r\n" + "X: 1\r\n".repeat(128) + "Content-Length: 7\r\n\r\n");
    heads.add("GET /" + "a".repeat(8191) + " HTTP/1.1\r\n\r\n");
    heads.add("GET /" + "a".repeat(8192) + " HTTP/1.1\r\n\r\n");
    heads.add("GET / HTTP/1.1\r\nX: " + "v".repeat(8191) + "\r\n\r\n");
    heads.add("GET / HTTP/1.1\r\nX: " + "v".repeat(8192) + "\r\n\r\n");
    heads.add("GET / HTTP/1.1\r\n" + "N".repeat(256) + ": v\r\n\r\n");
    heads.add("GET / HTTP/1.1\r\n" + "N".repeat(257) + ": v\r\n\r\n");
    heads.addAll(aroundTheLimit());
    return heads;
  }

  /** Heads whose size is 65,536 and some bytes to either side. */
  private static List<String> aroundTheLimit() {
    List<String> heads = new ArrayList<>();
    String line = "X: " + "v".repeat(8000) + "\r\n";
    String full = "GET / HTTP/1.1\r\n" + line.repeat(8);
    for (int size = 65_530; size <= 65_540; size++) {
      int rest = size - full.length() - "Y: \r\n\r\n".length();
      heads.add(full + "Y: " + "w".repeat(rest) + "\r\n\r\n");
    }
    heads.add("GET / HTTP/1.1\r\n" + line.repeat(9));
    return heads;
  }

  private static List<String> requestLines() {
    return List.of(
        "GET / HTTP/1.0",
        "OPTIONS * HTTP/1.1",
        "CONNECT a:80 HTTP/1.1",
        "G\u00C9T / HTTP/1.1",
        "GET  / HTTP/1.1",
        "GET /  HTTP/1.1",
        "GET\t/ HTTP/1.1",
        "GET /\tHTTP/1.1",
        "GET /",
        "GET / HTTP/1.1 ",
        " GET / HTTP/1.1",
        "GET / HTTP/9.9",
        "GET / HTTP/2.0",
        "GET / http/1.1",
        "GET / HTTP/1.",
        "GET / HTTP/1.x",
        "GET / HTTP/1.15",
        "GET / HTTP/1.16",
        "GET / HTTP/1.001",
        "GET /a\u0000b HTTP/1.1",
        "GET /a\u007Fb HTTP/1.1",
        "GET /\u00E4 HTTP/1.1",
        "/ HTTP/1.1",
        "A".repeat(32) + " / HTTP/1.1",
        "A".repeat(33) + " / HTTP/1.1",
        "G@T / HTTP/1.1",
        "PRI * HTTP/2.0",
        "GET / HTTP/1.1\rX",
        "GET / HTTP/1.1\n",
        "\r\nGET / HTTP/1.1");
  }

  private static List<String> headerLines() {
    List<String> lines = new ArrayList<>();
    for (String length :
        List.of(
            "0",
            "5",
            "+5",
            "0x5",
            "5,5",
            "5, 5",
            "-1",
            "",
            " ",
            "9223372036854775807",
            "9223372036854775808",
            "99999999999999999999",
            "00000000000000000000005",
            "5 5",
            "1\t",
            "\u0661",
            "5\r\nContent-Length: 5",
            "5\r\nTransfer-Encoding: chunked")) {
      lines.add("Content-Length: " + length);
    }
    for (String coding :
        List.of(
            "chunked",
            "gzip, chunked",
            " chunked , ",
            ",,",
            "chunked;q=1",
            "x y",
            "",
            "\u000Bchunked",
            "chunked\r\nTransfer-Encoding: gzip",
            "\"chunked\"",
            "a(b")) {
      lines.add("Transfer-Encoding: " + coding);
    }
    lines.addAll(
        List.of(
            ": a",
            "A : b",
            "A\t: b",
            " A: b",
            "A: 1\r\n 2",
            "A: 1\r\n\t2",
            "A",
            "A:",
            "A: a\rb",
            "A: a\nb",
            "A: a\u0000b",
            "A: a\u007F",
            "A: \u0001",
            "A\u0000: b",
            "A: \t a \t ",
            "A:\t\t",
            "(: a",
            "A: " + "\u00FF".repeat(40),
            "Content_Length: 5",
            "Content-Lengt: x",
            "Content-Lengthy: x",
            "Conn\u00E9ction: x",
            "HosT: a",
            "HOST : a",
            "host: b",
            "Connection: keep-alive\r\nConnection: close",
            "Connection: a b",
            "A: b\r",
            "A: b\n"));
    return lines;
  }
}
