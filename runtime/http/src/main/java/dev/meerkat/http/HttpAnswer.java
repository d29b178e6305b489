// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import dev.meerkat.transport.Connection;
import java.io.IOException;

/**
 * The answer to one request on its way into the connection: its head at once, of its body as much
 * as there is room for, the rest with each {@link #pump}.
 *
 * <p>Reused for the next request of the same connection.
 */
final class HttpAnswer {
  private static final int ROOM_FOR_HEAD = ResponseHead.maxLength(FieldLines.MAX_BYTES);

  /** Below it a copy costs less than a write of its own. */
  private static final int LENT_FROM = 4096;

  private final HttpServerConnection owner;
  private final Connection connection;
  private final HttpService service;
  private final ResponseBody body = new ResponseBody();
  private int minor;
  private boolean toHead;
  private boolean persistent;

  HttpAnswer(HttpServerConnection owner, Connection connection, HttpService service) {
    this.owner = owner;
    this.connection = connection;
    this.service = service;
  }

  /** Sees that there is room for a head; false while there is none, or when the peer is gone. */
  boolean hasRoom() {
    return connection.reserve(ROOM_FOR_HEAD);
  }

  /**
   * Makes ready for the answer to a request.
   *
   * @param minorVersion of the request: 0 or 1
   * @param isPersistent whether another request may follow
   */
  void begin(HttpMethod method, int minorVersion, boolean isPersistent) {
    toHead = method == HttpMethod.HEAD;
    minor = minorVersion;
    persistent = isPersistent;
  }

  /** Whether another request may follow. */
  boolean isPersistent() {
    return persistent;
  }

  /** This is the connection's last answer. */
  void makeLast() {
    persistent = false;
  }

  /** See {@link HttpExchange#send(int, byte[], int, int)}. */
  void send(int status, FieldLines fields, byte[] content, int offset, int length) {
    boolean bodiless = HttpStatus.isBodiless(status);
    if (sendHead(status, fields, bodiless ? ResponseHead.NO_BODY : length)) {
      if (!bodiless && !toHead) {
        body.start(content, offset, length);
      }
      pump();
    }
  }

  /** As {@link #send}, but large content is lent to the connection and not copied. */
  void sendLasting(int status, FieldLines fields, byte[] content, int offset, int length) {
    if (length < LENT_FROM || toHead) {
      send(status, fields, content, offset, length);
    } else if (sendHead(status, fields, length)) {
      connection.lend(content, offset, length);
      owner.answered();
    }
  }

  /** See {@link HttpExchange#send(int, BodySource, long)}. */
  void send(int status, FieldLines fields, BodySource source, long length) {
    boolean chunked = length < 0 && minor >= 1;
    long told = length >= 0 ? length : chunked ? ResponseHead.IN_CHUNKS : ResponseHead.UNTIL_CLOSE;
    boolean bodiless = HttpStatus.isBodiless(status);
    persistent &= told != ResponseHead.UNTIL_CLOSE;
    boolean sent = sendHead(status, fields, bodiless ? ResponseHead.NO_BODY : told);
    body.start(source, length, chunked);
    if (!sent || bodiless || toHead) {
      body.release();
    }
    if (sent) {
      pump();
    }
  }

  /** Writes the head; false when nobody is there to read it. */
  private boolean sendHead(int status, FieldLines fields, long length) {
    if (!owner.mayAnswer() || !hasRoom()) {
      return false; // the peer is gone: onClose follows
    }
    owner.sending();
    writeHead(status, fields.octets(), fields.length(), length);
    return true;
  }

  /** Sends the page of an error, as the last answer. */
  void sendError(int status, boolean withPage) {
    persistent = false;
    if (hasRoom()) {
      byte[] page = service.errorPages().content(status);
      byte[] fields = service.errorPages().fields();
      writeHead(status, fields, fields.length, page.length);
      if (withPage) {
        connection.write(page, 0, page.length);
      }
    }
  }

  private void writeHead(int status, byte[] fields, int fieldsLength, long length) {
    ResponseHead.Persistence persistence =
        !persistent
            ? ResponseHead.Persistence.CLOSE
            : minor == 0 ? ResponseHead.Persistence.KEEP_ALIVE : ResponseHead.Persistence.IMPLIED;
    service.responseHead().write(connection, status, fields, fieldsLength, length, persistence);
    service.counted(status);
  }

  /** Hands over as much of the body as there is room for, and tells the owner how far that went. */
  void pump() {
    try {
      body.pump(connection);
    } catch (IOException failure) {
      connection.loop().report(service.handler(), failure);
      connection.abort();
      return;
    }
    if (body.isDone()) {
      owner.answered();
    } else {
      owner.awaitRoom();
    }
  }

  /** Copies what remains of the body when it lies in a buffer that will not stay. */
  void detachFrom(byte[] passing) {
    body.detachFrom(passing);
  }

  /** Lets go of the body, at the end or before it. */
  void release() {
    body.release();
  }
}
