// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;

/**
 * Small files kept in memory, found by the octets of the request path without allocation.
 *
 * <p>An entry is believed for a second, then compared with the file's time and size. The table is
 * direct-mapped: a collision replaces what was there, so that it can never grow.
 */
final class FileCache {
  private static final long FRESH_NANOS = 1_000_000_000L;

  private final Entry[] table;
  private final int maxFileBytes;

  /**
   * A cache.
   *
   * @param entries number of files held, a power of two
   * @param maxFileBytes largest file that is held
   */
  FileCache(int entries, int maxFileBytes) {
    if (Integer.bitCount(entries) != 1) {
      throw new IllegalArgumentException("entries is " + entries + ", must be a power of two");
    }
    table = new Entry[entries];
    this.maxFileBytes = maxFileBytes;
  }

  /** One file: its content and the header fields that describe it. */
  static final class Entry {
    private final byte[] key;
    private final Path path;
    private final FileMeta meta;
    private final byte[] content;
    private long checkedAtNanos;

    private Entry(byte[] key, Path path, FileMeta meta, byte[] content, long nowNanos) {
      this.key = key;
      this.path = path;
      this.meta = meta;
      this.content = content;
      this.checkedAtNanos = nowNanos;
    }

    FileMeta meta() {
      return meta;
    }

    /** The file's octets; shared, must not be changed. */
    byte[] content() {
      return content;
    }
  }

  /** The entry for a request path if one is held and still true, else null. */
  Entry find(byte[] path, int length, long nowNanos) {
    Entry entry = table[slot(path, length)];
    if (entry == null || !Arrays.equals(entry.key, 0, entry.key.length, path, 0, length)) {
      return null;
    }
    if (nowNanos - entry.checkedAtNanos > FRESH_NANOS) {
      if (!entry.meta.isStillTrueOf(entry.path)) {
        table[slot(path, length)] = null;
        return null;
      }
      entry.checkedAtNanos = nowNanos;
    }
    return entry;
  }

  /**
   * Reads a file and keeps it if it is small enough.
   *
   * @return the new entry, or null when the file is too large to be held
   */
  Entry load(byte[] path, int length, Path file, long nowNanos) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (attributes.size() > maxFileBytes) {
      return null;
    }
    byte[] content;
    try (var in = Files.newInputStream(file)) {
      content = in.readNBytes(maxFileBytes + 1);
    }
    if (content.length != attributes.size()) {
      return null; // it is being written just now: served from disk
    }
    byte[] key = Arrays.copyOf(path, length);
    Entry entry = new Entry(key, file, FileMeta.of(file, attributes), content, nowNanos);
    table[slot(path, length)] = entry;
    return entry;
  }

  private int slot(byte[] path, int length) {
    int hash = 0x811C9DC5;
    for (int i = 0; i < length; i++) {
      hash = (hash ^ path[i]) * 0x01000193;
    }
    return (hash ^ hash >>> 15) & table.length - 1;
  }

  /** What a response says of a file: type, length, ETag, time of change. */
  record FileMeta(
      byte[] fields, byte[] entityTag, long modifiedSecond, long modifiedNanos, long size) {

    static FileMeta of(Path file, BasicFileAttributes attributes) {
      long nanos = attributes.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS);
      long second = Math.floorDiv(nanos, 1_000_000_000L);
      String tag =
          "\"" + Long.toHexString(nanos) + "-" + Long.toHexString(attributes.size()) + "\"";
      byte[] date = new byte[HttpDate.LENGTH];
      HttpDate.write(date, 0, Math.max(second, 0));
      Path name = file.getFileName();
      String fields =
          "Content-Type: "
              + MediaType.ofFileName(name == null ? "" : name.toString())
              + "\r\nETag: "
              + tag
              + "\r\nLast-Modified: "
              + new String(date, StandardCharsets.US_ASCII)
              + "\r\nX-Content-Type-Options: nosniff\r\n";
      return new FileMeta(
          fields.getBytes(StandardCharsets.US_ASCII),
          tag.getBytes(StandardCharsets.US_ASCII),
          second,
          nanos,
          attributes.size());
    }

    boolean isStillTrueOf(Path file) {
      try {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        long nanos = now.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS);
        return now.isRegularFile() && nanos == modifiedNanos && now.size() == size;
      } catch (IOException gone) {
        return false;
      }
    }
  }
}
