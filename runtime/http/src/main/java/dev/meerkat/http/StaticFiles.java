// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import dev.meerkat.core.codec.Ascii;
import dev.meerkat.http.codec.http.RequestHeadReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Serves the files below one directory.
 *
 * <p>Small files come from memory, without allocation; others are read while they are sent. GET and
 * HEAD alone; conditional requests by ETag and time of change (RFC 9110 section 13); no ranges: the
 * whole is sent. A directory shows its {@code index.html} or a listing. Whatever is not plainly a
 * file below the root, hidden files too, is 404: see {@link FileFinder}.
 */
public final class StaticFiles implements HttpHandler {
  private static final int CACHED_FILES = 256;
  private static final int LARGEST_CACHED = 128 * 1024;

  private final FileFinder finder;
  private final FileCache cache = new FileCache(CACHED_FILES, LARGEST_CACHED);

  /**
   * Serves below a directory.
   *
   * @throws IOException when it does not exist or is no directory
   */
  public StaticFiles(Path root) throws IOException {
    finder = new FileFinder(root);
  }

  @Override
  public void handle(HttpExchange exchange) {
    if (exchange.method() != HttpMethod.GET && exchange.method() != HttpMethod.HEAD) {
      exchange.field("Allow", "GET, HEAD").send(HttpStatus.METHOD_NOT_ALLOWED);
      return;
    }
    RequestTarget target = exchange.target();
    long now = exchange.loop().now();
    FileCache.Entry entry = cache.find(target.path(), target.pathLength(), now);
    if (entry != null) {
      send(exchange, entry);
    } else {
      look(exchange, now);
    }
  }

  private void look(HttpExchange exchange, long now) {
    RequestTarget target = exchange.target();
    FileFinder.Found found = finder.find(target.path(), 0, target.pathLength());
    try {
      if (found instanceof FileFinder.Found.RegularFile file) {
        load(exchange, file.path(), now);
      } else if (found instanceof FileFinder.Found.Directory directory) {
        String page = DirectoryListing.page(directory.path(), decodedPath(target));
        exchange.send(HttpStatus.OK, MediaType.HTML, page);
      } else if (found instanceof FileFinder.Found.MissingSlash) {
        exchange.field("Location", rawPath(exchange) + "/").send(HttpStatus.MOVED_PERMANENTLY);
      } else {
        notFound(exchange);
      }
    } catch (IOException unreadable) {
      notFound(exchange);
    }
  }

  private void load(HttpExchange exchange, Path file, long now) throws IOException {
    RequestTarget target = exchange.target();
    FileCache.Entry entry = cache.load(target.path(), target.pathLength(), file, now);
    if (entry != null) {
      send(exchange, entry);
      return;
    }
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    FileCache.FileMeta meta = FileCache.FileMeta.of(file, attributes);
    exchange.fields(meta.fields());
    if (isUnchanged(exchange.head(), meta)) {
      exchange.send(HttpStatus.NOT_MODIFIED);
    } else {
      exchange.send(HttpStatus.OK, new FileContent(file), meta.size());
    }
  }

  private static void send(HttpExchange exchange, FileCache.Entry entry) {
    exchange.fields(entry.meta().fields());
    if (isUnchanged(exchange.head(), entry.meta())) {
      exchange.send(HttpStatus.NOT_MODIFIED);
    } else {
      exchange.sendLasting(HttpStatus.OK, entry.content(), 0, entry.content().length);
    }
  }

  private static void notFound(HttpExchange exchange) {
    exchange.send(HttpStatus.NOT_FOUND, MediaType.TEXT, "404 Not Found\n");
  }

  /** RFC 9110 section 13.2.2: If-None-Match decides alone when it is there. */
  private static boolean isUnchanged(RequestHeadReader head, FileCache.FileMeta meta) {
    int tags = head.headersIfNoneMatchCount();
    if (tags > 0) {
      boolean matches = false;
      for (int i = 0; i < tags && !matches; i++) {
        int row = head.headersIfNoneMatchIndex(i);
        matches =
            EntityTags.match(
                head.buffer(),
                head.headersValueOffset(row),
                head.headersValueLength(row),
                meta.entityTag());
      }
      return matches;
    }
    if (!head.headersIfModifiedSincePresent()) {
      return false;
    }
    long since =
        HttpDate.read(
            head.buffer(),
            head.headersIfModifiedSinceOffset(),
            head.headersIfModifiedSinceLength());
    return since >= 0 && meta.modifiedSecond() <= since;
  }

  private static String decodedPath(RequestTarget target) {
    return new String(target.path(), 0, target.pathLength(), StandardCharsets.UTF_8);
  }

  /** The path as the client wrote it, so that the redirect leads back with the same escapes. */
  private static String rawPath(HttpExchange exchange) {
    RequestHeadReader head = exchange.head();
    int from = head.targetOffset();
    int end = from + head.targetLength();
    int at = from;
    if (exchange.target().form() == RequestTarget.Form.ABSOLUTE) {
      at = exchange.target().authorityOffset() + exchange.target().authorityLength();
      from = at;
    }
    int query = Ascii.indexOf(head.buffer(), at, end, '?');
    int to = query < 0 || query > end ? end : query;
    String path = new String(head.buffer(), from, to - from, StandardCharsets.US_ASCII);
    // Two leading slashes would name another host.
    return "/" + path.replaceFirst("^/+", "");
  }
}
