// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.peers;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A client that sends what it is told to, and reads answers one by one. */
final class RawClient implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 40_000;

  private final Socket socket;
  private final InputStream in;

  RawClient(int port) throws IOException {
    this(port, 0);
  }

  /** A client whose receive buffer is so small; 0 for the system's. */
  RawClient(int port, int receiveBytes) throws IOException {
    socket = new Socket();
    if (receiveBytes > 0) {
      socket.setReceiveBufferSize(receiveBytes);
    }
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    in = new BufferedInputStream(socket.getInputStream(), 1024);
  }

  /** An answer; octets are characters of Latin-1. */
  record Answer(String head, String body) {
    int status() {
      return Integer.parseInt(head, 9, 12, 10);
    }

    boolean says(String fieldLine) {
      return head.toLowerCase(Locale.ROOT).contains(fieldLine.toLowerCase(Locale.ROOT) + "\r\n");
    }
  }

  RawClient send(String latin1) throws IOException {
    socket.getOutputStream().write(latin1.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  /** One octet at a time, each in its own call. */
  RawClient trickle(String latin1) throws IOException {
    for (byte octet : latin1.getBytes(StandardCharsets.ISO_8859_1)) {
      socket.getOutputStream().write(octet);
    }
    return this;
  }

  /** Reads one answer, with a length. */
  Answer answer() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int octet = in.read();
      if (octet < 0) {
        throw new IOException("ended within a head: " + head);
      }
      head.append((char) octet);
    }
    int field = head.indexOf("Content-Length: ");
    if (field < 0) {
      return new Answer(head.toString(), "");
    }
    int from = field + "Content-Length: ".length();
    int length = Integer.parseInt(head, from, head.indexOf("\r\n", from), 10);
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new IOException("ended within a body: " + body.length + " of " + length);
    }
    return new Answer(head.toString(), new String(body, StandardCharsets.ISO_8859_1));
  }

  /** Everything up to the end. */
  String rest() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    in.transferTo(all);
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  /** Breaks the connection off: the other side sees a reset. */
  void abort() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
