// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.http;

import dev.meerkat.core.codec.Ascii;
import dev.meerkat.http.HttpExchange;
import dev.meerkat.http.HttpHandler;
import dev.meerkat.http.HttpMethod;
import dev.meerkat.http.HttpStatus;
import dev.meerkat.http.MediaType;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** The page that comes with the sample, held in memory. */
final class PackagedPage implements HttpHandler {
  private static final String[] FILES = {"index.html", "app.js", "style.css"};

  private final byte[][] paths = new byte[FILES.length][];
  private final byte[][] fields = new byte[FILES.length][];
  private final byte[][] contents = new byte[FILES.length][];

  /**
   * Loads the page.
   *
   * @param folder where its files are on the class path
   * @param prefix path that it is served at, with a slash at both ends
   */
  PackagedPage(String folder, String prefix) throws IOException {
    for (int i = 0; i < FILES.length; i++) {
      paths[i] = Ascii.bytes(i == 0 ? prefix : prefix + FILES[i]);
      fields[i] =
          Ascii.bytes(
              "Content-Type: "
                  + MediaType.ofFileName(FILES[i])
                  + "\r\nCache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\n");
      try (InputStream in = PackagedPage.class.getResourceAsStream(folder + FILES[i])) {
        if (in == null) {
          throw new FileNotFoundException(folder + FILES[i]);
        }
        contents[i] = in.readAllBytes();
      }
    }
  }

  @Override
  public void handle(HttpExchange exchange) {
    if (exchange.method() != HttpMethod.GET && exchange.method() != HttpMethod.HEAD) {
      exchange.field("Allow", "GET, HEAD").send(HttpStatus.METHOD_NOT_ALLOWED);
      return;
    }
    for (int i = 0; i < paths.length; i++) {
      if (exchange.target().pathEquals(paths[i])) {
        exchange.fields(fields[i]).send(HttpStatus.OK, contents[i], 0, contents[i].length);
        return;
      }
    }
    exchange.send(HttpStatus.NOT_FOUND, MediaType.TEXT, "404 Not Found\n");
  }
}
