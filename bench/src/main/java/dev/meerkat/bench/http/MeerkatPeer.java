// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.http;

import dev.meerkat.core.codec.Ascii;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.http.HttpServer;
import dev.meerkat.http.HttpStatus;
import dev.meerkat.http.Router;
import dev.meerkat.http.StaticFiles;
import dev.meerkat.transport.host.HostTransport;
import java.io.IOException;
import java.nio.file.Path;

/** Meerkat with the two routes of the comparison. */
final class MeerkatPeer {
  private MeerkatPeer() {}

  static void serve(Path files) throws IOException {
    byte[] fields = Ascii.bytes("Content-Type: application/json\r\n");
    byte[] content = Ascii.bytes(ServedContent.TIME);
    Router router =
        Router.builder()
            .get(
                "/time",
                exchange -> exchange.fields(fields).send(HttpStatus.OK, content, 0, content.length))
            .otherwise(new StaticFiles(files))
            .build();
    HostTransport transport =
        HostTransport.open((source, failure) -> System.err.println(source + ": " + failure));
    HttpServer server = HttpServer.listen(transport, Endpoint.loopback(0), router);
    System.out.println(server.local().port());
    transport.loop().run();
  }
}
