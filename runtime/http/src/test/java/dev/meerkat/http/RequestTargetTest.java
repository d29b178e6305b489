// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {
  @ParameterizedTest
  @CsvSource({
    "/, /, ''",
    "/a/b, /a/b, ''",
    "/a?b=c, /a, b=c",
    "/a?, /a, ''",
    "/a%20b, /a b, ''",
    "/%C3%A9, /é, ''",
    "//a, //a, ''",
    "/a/..., /a/..., ''",
    "/.hidden, /.hidden, ''",
    "/a?x=../.., /a, x=../.."
  })
  void originForm_parsed_givesPathAndQuery(String text, String path, String query) {
    Parsed parsed = parse(text, false, false);
    assertEquals(RequestTarget.Form.ORIGIN, parsed.form());
    assertEquals(path, parsed.path());
    assertEquals(query, parsed.query());
  }

  @ParameterizedTest
  @CsvSource({
    "http://a/b?c, /b, c",
    "http://a, /, ''",
    "HTTP://a:80, /, ''",
    "https://a?b, /, b",
    "http://[::1]:8080/x, /x, ''"
  })
  void absoluteForm_parsed_givesPathAndQuery(String text, String path, String query) {
    Parsed parsed = parse(text, false, false);
    assertEquals(RequestTarget.Form.ABSOLUTE, parsed.form());
    assertEquals(path, parsed.path());
    assertEquals(query, parsed.query());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "*",
        "http:/a",
        "http://",
        "http:///a",
        "http://user@a/",
        "ftp://a/",
        "/..",
        "/.",
        "/a/../b",
        "/a/./b",
        "/a/..",
        "/%2e%2e/a",
        "/%2E",
        "/a%2fb",
        "/a%00b",
        "/a%0d%0ab",
        "/a%5cb",
        "/a\\b",
        "/a#b",
        "/a?b#c",
        "/%",
        "/%4",
        "/%zz",
        "/?%zz"
      })
  void whatMustNotBe_parsed_isInvalid(String text) {
    assertEquals(RequestTarget.Form.INVALID, parse(text, false, false).form());
  }

  @Test
  void asterisk_withOptions_isItsForm() {
    assertEquals(RequestTarget.Form.ASTERISK, parse("*", false, true).form());
  }

  @Test
  void authority_withConnect_isItsForm() {
    assertEquals(RequestTarget.Form.AUTHORITY, parse("a.example:443", true, false).form());
    assertEquals(RequestTarget.Form.INVALID, parse("/a", true, false).form());
  }

  @Test
  void targetOverTheLimit_parsed_isInvalid() {
    assertEquals(RequestTarget.Form.INVALID, parse("/" + "a".repeat(1000), false, false).form());
    assertEquals(RequestTarget.Form.ORIGIN, parse("/" + "a".repeat(999), false, false).form());
  }

  private record Parsed(RequestTarget.Form form, String path, String query) {}

  private static Parsed parse(String text, boolean connect, boolean options) {
    RequestTarget target = new RequestTarget(1000);
    byte[] octets = ("xx" + text + "yy").getBytes(StandardCharsets.UTF_8);
    RequestTarget.Form form = target.parse(octets, 2, octets.length - 4, connect, options);
    String path = new String(target.path(), 0, target.pathLength(), StandardCharsets.UTF_8);
    String query =
        form == RequestTarget.Form.INVALID
            ? ""
            : new String(
                octets, target.queryOffset(), target.queryLength(), StandardCharsets.UTF_8);
    return new Parsed(form, path, query);
  }
}
