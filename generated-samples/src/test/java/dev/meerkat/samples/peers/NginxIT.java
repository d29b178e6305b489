// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.samples.codec.http.RequestHeadWriter;
import dev.meerkat.samples.codec.http.ResponseHeadReader;
import dev.meerkat.testkit.RequiredTool;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** nginx takes the heads that we write, with bodies behind them, and we read its answers. */
@Timeout(60)
class NginxIT {
  private static final int CAPACITY = 0x4000;
  private static final int TIMEOUT_MILLIS = 20_000;

  @TempDir private static Path folder;

  private static PeerProcess server;

  private final byte[] out = new byte[CAPACITY];
  private final byte[] in = new byte[CAPACITY];

  @BeforeAll
  static void start() throws Exception {
    String nginx = RequiredTool.require("nginx").toString();
    int port = PeerProcess.freePort();
    Files.createDirectories(folder.resolve("files"));
    Files.createDirectories(folder.resolve("bodies"));
    folder.toFile().setExecutable(true, false);
    folder.resolve("files").toFile().setWritable(true, false);
    Path settings =
        Files.writeString(
            folder.resolve("nginx.conf"),
            """
            daemon off;
            worker_processes 1;
            pid FOLDER/nginx.pid;
            error_log FOLDER/errors;
            events {}
            http {
              access_log off;
              client_body_temp_path FOLDER/bodies;
              server {
                listen 127.0.0.1:PORT;
                root FOLDER/files;
                location / { dav_methods PUT; }
              }
            }
            """
                .replace("FOLDER", folder.toString())
                .replace("PORT", "" + port));
    server = PeerProcess.start(folder, port, nginx, "-c", settings.toString());
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (server != null) {
      server.stop();
    }
  }

  @Test
  void bodiesWithALengthAndInChunks_put_areStoredAndServed() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      put(socket, "/a", "Content-Length", "5", "hello");
      assertEquals(201, answer(socket).statusField());
      put(
          socket,
          "/b",
          "Transfer-Encoding",
          "chunked",
          "5;x=1\r\nhello\r\n6\r\n world\r\n0\r\n\r\n");
      assertEquals(201, answer(socket).statusField());
      get(socket, "/b");
      ResponseHeadReader head = answer(socket);
      assertEquals(200, head.statusField());
      assertEquals(11, head.headersContentLength());
      assertEquals(
          "hello world",
          new String(socket.getInputStream().readNBytes(11), StandardCharsets.US_ASCII));
      get(socket, "/none");
      assertEquals(404, answer(socket).statusField());
    }
    assertEquals("hello", Files.readString(folder.resolve("files/a")));
    assertEquals("hello world", Files.readString(folder.resolve("files/b")));
  }

  private void put(Socket socket, String target, String name, String value, String body)
      throws IOException {
    RequestHeadWriter head = new RequestHeadWriter().wrap(out, 0, CAPACITY);
    head.method("PUT").target(target).major(1).minor(1).header("Host", "localhost");
    head.header(name, value);
    send(socket, head.finish(), body);
  }

  private void get(Socket socket, String target) throws IOException {
    RequestHeadWriter head = new RequestHeadWriter().wrap(out, 0, CAPACITY);
    head.method("GET").target(target).major(1).minor(1).header("Host", "localhost");
    send(socket, head.finish(), "");
  }

  private void send(Socket socket, int length, String body) throws IOException {
    assertTrue(length > 0, () -> "not written: " + -length);
    socket.getOutputStream().write(out, 0, length);
    socket.getOutputStream().write(body.getBytes(StandardCharsets.US_ASCII));
  }

  /** A head, octet by octet, so that what follows it stays in the socket. */
  private ResponseHeadReader answer(Socket socket) throws IOException {
    ResponseHeadReader head = new ResponseHeadReader();
    InputStream stream = socket.getInputStream();
    int filled = 0;
    int status = Codec.NEED_MORE;
    while (status == Codec.NEED_MORE) {
      int octet = stream.read();
      assertTrue(octet >= 0, "nginx has closed");
      in[filled++] = (byte) octet;
      status = head.parse(in, 0, filled);
    }
    assertEquals(Codec.OK, status);
    if (head.statusField() >= 400) {
      stream.readNBytes((int) head.headersContentLength());
    }
    return head;
  }
}
