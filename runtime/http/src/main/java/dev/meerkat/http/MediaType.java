// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import java.util.Map;

/** The media type of a file, by the ending of its name. */
public final class MediaType {
  public static final String OCTETS = "application/octet-stream";
  public static final String HTML = "text/html; charset=utf-8";
  public static final String JSON = "application/json";
  public static final String TEXT = "text/plain; charset=utf-8";

  private static final Map<String, String> BY_ENDING =
      Map.ofEntries(
          Map.entry("html", HTML),
          Map.entry("htm", HTML),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("json", JSON),
          Map.entry("map", JSON),
          Map.entry("txt", TEXT),
          Map.entry("log", TEXT),
          Map.entry("md", "text/markdown; charset=utf-8"),
          Map.entry("csv", "text/csv; charset=utf-8"),
          Map.entry("xml", "application/xml"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("gif", "image/gif"),
          Map.entry("webp", "image/webp"),
          Map.entry("avif", "image/avif"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff", "font/woff"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("ttf", "font/ttf"),
          Map.entry("wasm", "application/wasm"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("zip", "application/zip"),
          Map.entry("gz", "application/gzip"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("ogg", "audio/ogg"),
          Map.entry("wav", "audio/wav"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("webm", "video/webm"),
          Map.entry("webmanifest", "application/manifest+json"));

  private MediaType() {}

  /** The type of a file of this name; octets when the ending is unknown. */
  public static String ofFileName(String name) {
    int dot = name.lastIndexOf('.');
    if (dot < 0) {
      return OCTETS;
    }
    return BY_ENDING.getOrDefault(
        name.substring(dot + 1).toLowerCase(java.util.Locale.ROOT), OCTETS);
  }
}
