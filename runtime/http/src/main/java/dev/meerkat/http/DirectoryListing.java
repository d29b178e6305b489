// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The page of a directory that has no index page. Every name is escaped, hidden ones are left out.
 */
final class DirectoryListing {
  /** Entries shown; more are counted, not listed. */
  static final int MAX_ENTRIES = 1000;

  private DirectoryListing() {}

  static String page(Path directory, String title) throws IOException {
    List<String> names = new ArrayList<>();
    int left = 0;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        Path name = entry.getFileName();
        if (name == null || name.toString().startsWith(".")) {
          continue;
        }
        if (names.size() == MAX_ENTRIES) {
          left++;
          continue;
        }
        names.add(Files.isDirectory(entry) ? name + "/" : name.toString());
      }
    }
    names.sort(null);
    StringBuilder page = new StringBuilder(256 + 64 * names.size());
    String heading = escape(title);
    page.append("<!doctype html>\n<meta charset=\"utf-8\">\n<title>").append(heading);
    page.append("</title>\n<h1>").append(heading).append("</h1>\n<ul>\n");
    if (!title.equals("/")) {
      page.append("<li><a href=\"../\">../</a>\n");
    }
    for (String name : names) {
      page.append("<li><a href=\"./").append(reference(name)).append("\">");
      page.append(escape(name)).append("</a>\n");
    }
    page.append("</ul>\n");
    if (left > 0) {
      page.append("<p>and ").append(left).append(" more\n");
    }
    return page.toString();
  }

  /** Text as HTML shows it. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** A name as a reference (RFC 3986): everything but unreserved characters is escaped. */
  private static String reference(String name) {
    StringBuilder reference = new StringBuilder(name.length() + 16);
    for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
      int value = octet & 0xFF;
      boolean plain =
          value < 0x80 && (Character.isLetterOrDigit(value) || "-._~/".indexOf(value) >= 0);
      if (plain) {
        reference.append((char) value);
      } else {
        reference.append('%');
        reference.append(Character.toUpperCase(Character.forDigit(value >> 4, 16)));
        reference.append(Character.toUpperCase(Character.forDigit(value & 15, 16)));
      }
    }
    return reference.toString();
  }
}
