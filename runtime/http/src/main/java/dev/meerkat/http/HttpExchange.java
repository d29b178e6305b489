// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import dev.meerkat.core.codec.Ascii;
import dev.meerkat.core.loop.EventLoop;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.http.codec.http.RequestHeadReader;
import java.nio.charset.StandardCharsets;

/**
 * One request and the answer to it.
 *
 * <p>Reused for the next request of the same connection: a handler that answers later must have
 * called {@link #defer}, and keep the {@link #id} if it cannot be sure that the connection lives
 * on. All methods on the loop's thread.
 */
public final class HttpExchange {
  private static final byte[] NONE = new byte[0];

  private final HttpServerConnection connection;
  private final RequestHeadReader head;
  private final RequestTarget target;
  private final RequestBody body;
  private final HttpAnswer answer;
  private final FieldLines fields = new FieldLines();
  private HttpMethod method = HttpMethod.OTHER;
  private long id;

  HttpExchange(
      HttpServerConnection connection,
      RequestHeadReader head,
      RequestTarget target,
      RequestBody body,
      HttpAnswer answer) {
    this.connection = connection;
    this.head = head;
    this.target = target;
    this.body = body;
    this.answer = answer;
  }

  void begin(HttpMethod newMethod) {
    method = newMethod;
    fields.clear();
    id++;
  }

  // ---- the request

  public HttpMethod method() {
    return method;
  }

  /** The target, its path decoded. */
  public RequestTarget target() {
    return target;
  }

  /** The head as the generated reader shows it: every field, in place. */
  public RequestHeadReader head() {
    return head;
  }

  /** The row of the first field of this name, or -1. */
  public int findField(byte[] lowerCaseName) {
    for (int i = 0; i < head.headersCount(); i++) {
      if (Ascii.matchesNoCase(
          head.buffer(), head.headersNameOffset(i), head.headersNameLength(i), lowerCaseName)) {
        return i;
      }
    }
    return -1;
  }

  /** The value of a row as a new string; for the control plane. */
  public String fieldValue(int row) {
    return new String(
        head.buffer(),
        head.headersValueOffset(row),
        head.headersValueLength(row),
        StandardCharsets.ISO_8859_1);
  }

  /** The array that holds the decoded body, from {@link #bodyOffset} on. */
  public byte[] body() {
    return body.content();
  }

  public int bodyOffset() {
    return body.offset();
  }

  public int bodyLength() {
    return body.length();
  }

  public Endpoint remote() {
    return connection.remote();
  }

  public EventLoop loop() {
    return connection.loop();
  }

  /** Changes with every request of this connection. */
  public long id() {
    return id;
  }

  /** Whether an answer to this request can still be sent. */
  public boolean isOpen() {
    return connection.awaitsAnswer();
  }

  // ---- the answer

  /**
   * Adds a header field to the answer. Content-Length, Transfer-Encoding, Connection and Date are
   * the engine's.
   *
   * @throws IllegalArgumentException for a name that is no token, a value that would break the
   *     line, or more than 4 KiB of fields
   */
  public HttpExchange field(String name, String value) {
    fields.add(name, value);
    return this;
  }

  /** Adds complete field lines that were made beforehand, each with its CRLF. */
  public HttpExchange fields(byte[] lines) {
    fields.addAll(lines);
    return this;
  }

  /** Answers later: the request stays valid until then, and the connection reads no further. */
  public void defer() {
    connection.defer();
  }

  /** Answers without a body. */
  public void send(int status) {
    send(status, NONE, 0, 0);
  }

  /** Answers with text in UTF-8; for the control plane. */
  public void send(int status, String mediaType, String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    field("Content-Type", mediaType);
    send(status, octets, 0, octets.length);
  }

  /**
   * Answers with octets, which must not change until they are sent: what does not fit into the send
   * buffer is taken from the array later. To HEAD the length is told and nothing sent.
   */
  public void send(int status, byte[] content, int offset, int length) {
    answer.send(status, fields, content, offset, length);
  }

  /**
   * Answers with octets that never change again, such as a file that is held: large ones are sent
   * straight from the array, which spares a copy.
   */
  public void sendLasting(int status, byte[] content, int offset, int length) {
    answer.sendLasting(status, fields, content, offset, length);
  }

  /**
   * Answers with content that is made while it is sent.
   *
   * @param length octets that the source will give, or -1 if nobody knows: then in chunks
   */
  public void send(int status, BodySource source, long length) {
    answer.send(status, fields, source, length);
  }
}
