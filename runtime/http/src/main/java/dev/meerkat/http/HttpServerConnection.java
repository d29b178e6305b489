// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import dev.meerkat.core.codec.Ascii;
import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.loop.EventLoop;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.http.codec.http.RequestHeadReader;
import dev.meerkat.transport.CloseReason;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import java.io.IOException;

/**
 * The server's side of one HTTP/1.1 connection: the order of its steps.
 *
 * <p>A head is read by the generated reader, judged by {@link RequestFraming}, its body collected
 * by {@link RequestBody}, the handler called, the answer written by {@link ResponseHead} and {@link
 * ResponseBody}; then the next head. Requests are answered in order, one at a time: while an answer
 * is awaited or its body does not fit, nothing more is read. docs/protocols/http.md says who
 * answers what goes wrong.
 */
final class HttpServerConnection implements ConnectionHandler {
  private static final byte[] CONTINUE = Ascii.bytes("HTTP/1.1 100 Continue\r\n\r\n");

  /** Below it a copy costs less than a write of its own. */
  private static final int LENT_FROM = 4096;

  private static final int ROOM_FOR_HEAD = ResponseHead.maxLength(FieldLines.MAX_BYTES);
  private static final int MAX_LEADING_LINE_ENDS = 4;
  private static final byte[] NONE = new byte[0];

  private enum State {
    HEAD,
    BODY,
    /** The handler runs or has deferred. */
    HANDLING,
    /** An answer's body waits for room. */
    SENDING,
    /** Nothing more is read or answered. */
    OVER
  }

  private final Connection connection;
  private final HttpService service;
  private final HttpLimits limits;
  private final RequestHeadReader head = new RequestHeadReader();
  private final RequestFraming framing = new RequestFraming();
  private final RequestTarget target;
  private final RequestBody body;
  private final ResponseBody response = new ResponseBody();
  private final HttpExchange exchange;
  private final ConnectionAlarm alarm;

  private State state = State.HEAD;
  private byte[] receiveBuffer = NONE;
  private byte[] headCopy = NONE;
  private int leadingLineEnds;
  private int requests;
  private boolean headBegun;
  private boolean deferred;
  private boolean persistent;
  private long bodyReceived;
  private long bodyBegunNanos;

  HttpServerConnection(Connection connection, HttpService service) {
    this.connection = connection;
    this.service = service;
    limits = service.limits();
    target = new RequestTarget(limits.maxHeadBytes());
    body = new RequestBody(limits);
    exchange = new HttpExchange(this, head, target, body);
    alarm = new ConnectionAlarm(connection.loop(), this::timeOut);
  }

  // ---- events, in the order of a connection's life

  @Override
  public void onOpen(Connection opened) {
    alarm.in(limits.headTimeoutNanos());
  }

  @Override
  public int onData(Connection source, byte[] buffer, int offset, int length) {
    receiveBuffer = buffer;
    int at = offset;
    int end = offset + length;
    int used = -1;
    while (used != 0 && at < end && (state == State.HEAD || state == State.BODY)) {
      used = state == State.HEAD ? takeHead(buffer, at, end - at) : takeBody(buffer, at, end - at);
      at += used;
    }
    response.detachFrom(buffer);
    receiveBuffer = NONE;
    return state == State.OVER ? length : at - offset;
  }

  @Override
  public void onOverflow(Connection full) {
    refuse(HttpStatus.HEADER_FIELDS_TOO_LARGE);
  }

  @Override
  public void onWritable(Connection writable) {
    if (state == State.SENDING) {
      alarm.in(limits.writeTimeoutNanos());
      pump();
    }
  }

  @Override
  public void onEnd(Connection ended) {
    if (state == State.HEAD || state == State.BODY) {
      end();
    }
  }

  @Override
  public void onClose(Connection closed, CloseReason reason) {
    state = State.OVER;
    alarm.cancel();
    response.release();
    service.connectionClosed(this);
  }

  private void timeOut() {
    switch (state) {
      case HEAD -> {
        if (headBegun) {
          refuse(HttpStatus.REQUEST_TIMEOUT);
        } else {
          end();
        }
      }
      case BODY -> refuse(HttpStatus.REQUEST_TIMEOUT);
      case SENDING -> connection.abort();
      case HANDLING, OVER -> {}
    }
  }

  /** Ends the connection as soon as no answer is under way. */
  void drain() {
    if (state == State.HEAD && !headBegun) {
      end();
    } else {
      requests = limits.maxRequestsPerConnection();
    }
  }

  // ---- the request

  private int takeHead(byte[] buffer, int offset, int length) {
    int skipped = headBegun ? 0 : leadingLineEnds(buffer, offset, length);
    if (skipped != 0 || state == State.OVER) {
      return skipped;
    }
    if (!headBegun && length > 0 && buffer[offset] != '\r') {
      headBegun = true;
      alarm.in(limits.headTimeoutNanos());
    }
    int code = headBegun ? head.parse(buffer, offset, length) : Codec.NEED_MORE;
    if (code == Codec.NEED_MORE) {
      if (length >= limits.maxHeadBytes()) {
        refuse(HttpStatus.HEADER_FIELDS_TOO_LARGE);
      }
      return 0;
    }
    if (code != Codec.OK) {
      refuse(HeadRefusal.status(head));
      return 0;
    }
    return headRead(buffer, offset, length);
  }

  /** RFC 9112 section 2.2: a few empty lines before a request line are ignored. */
  private int leadingLineEnds(byte[] buffer, int offset, int length) {
    if (length < 2 || buffer[offset] != '\r') {
      return 0;
    }
    if (buffer[offset + 1] != '\n' || ++leadingLineEnds > MAX_LEADING_LINE_ENDS) {
      refuse(HttpStatus.BAD_REQUEST);
    }
    return 2;
  }

  private int headRead(byte[] buffer, int offset, int length) {
    if (!connection.reserve(ROOM_FOR_HEAD)) {
      return 0; // read again, and found complete, when there is room for the answer
    }
    int size = head.size();
    if (size > limits.maxHeadBytes()) {
      refuse(HttpStatus.HEADER_FIELDS_TOO_LARGE);
      return 0;
    }
    int status = framing.judge(head);
    if (status == 0 && framing.body() != RequestFraming.Body.NONE) {
      status = body.begin(framing);
    }
    if (status == 0) {
      status = judgeTarget();
    }
    if (status != 0) {
      refuse(status);
      return 0;
    }
    persistent = framing.isPersistent() && ++requests < limits.maxRequestsPerConnection();
    if (framing.body() == RequestFraming.Body.NONE) {
      body.begin(framing);
      handle();
      return size;
    }
    return size + beginBody(buffer, offset, size, length - size);
  }

  private int judgeTarget() {
    HttpMethod method = HttpMethod.of(head.buffer(), head.methodOffset(), head.methodLength());
    exchange.begin(method);
    RequestTarget.Form form =
        target.parse(
            head.buffer(),
            head.targetOffset(),
            head.targetLength(),
            method == HttpMethod.CONNECT,
            method == HttpMethod.OPTIONS);
    return form == RequestTarget.Form.INVALID ? HttpStatus.BAD_REQUEST : 0;
  }

  /** Most bodies come in one piece with their head: then nothing is copied. */
  private int beginBody(byte[] buffer, int headOffset, int headSize, int available) {
    bodyReceived = 0;
    bodyBegunNanos = connection.loop().now();
    if (available == 0 && framing.expectsContinue()) {
      connection.write(CONTINUE, 0, CONTINUE.length);
    }
    int status = body.take(buffer, headOffset + headSize, available);
    int used = body.consumed();
    if (status == RequestBody.NEED_MORE) {
      state = State.BODY;
      keepHead(buffer, headOffset, headSize);
      body.detach();
      bodyProgress(used);
      return used;
    }
    bodyTaken(status);
    return used;
  }

  private int takeBody(byte[] buffer, int offset, int length) {
    int status = body.take(buffer, offset, length);
    int used = body.consumed();
    if (status == RequestBody.NEED_MORE) {
      bodyProgress(used);
    } else {
      bodyTaken(status);
    }
    return used;
  }

  private void bodyTaken(int status) {
    if (status == RequestBody.COMPLETE) {
      handle();
    } else {
      refuse(status);
    }
  }

  /** The deadline follows what has come: a body may be slow, but not slower than the limit. */
  private void bodyProgress(int bytes) {
    bodyReceived += bytes;
    long earned = bodyReceived * 1_000_000_000L / limits.minBodyBytesPerSecond();
    long deadline = bodyBegunNanos + limits.bodyTimeoutNanos() + earned;
    alarm.in(Math.max(0, deadline - connection.loop().now()));
  }

  private void keepHead(byte[] buffer, int offset, int size) {
    if (buffer == headCopy) {
      return;
    }
    if (headCopy.length < size) {
      headCopy = new byte[Math.min(limits.maxHeadBytes(), Math.max(size, 1024))];
    }
    System.arraycopy(buffer, offset, headCopy, 0, size);
    head.parse(headCopy, 0, size); // complete already: shows the same head at its new place
    target.moved(headCopy, head.targetOffset());
  }

  // ---- the answer

  private void handle() {
    state = State.HANDLING;
    deferred = false;
    alarm.disarm();
    try {
      service.handler().handle(exchange);
    } catch (RuntimeException failure) {
      connection.loop().report(service.handler(), failure);
      deferred = false;
      persistent = false;
    }
    if (state == State.HANDLING && !deferred) {
      refuse(HttpStatus.INTERNAL_SERVER_ERROR);
    } else if (state == State.HANDLING || state == State.SENDING) {
      connection.pauseReading();
    }
  }

  void defer() {
    if (state != State.HANDLING) {
      throw new IllegalStateException("the request has been answered");
    }
    if (!deferred) {
      deferred = true;
      if (head.buffer() == receiveBuffer) {
        keepHead(receiveBuffer, head.offset(), head.size());
      }
      body.detach();
    }
  }

  boolean awaitsAnswer() {
    return state == State.HANDLING;
  }

  void answer(int status, FieldLines fields, byte[] content, int offset, int length) {
    boolean bodiless = HttpStatus.isBodiless(status);
    if (begin(status, fields, bodiless ? ResponseHead.NO_BODY : length)) {
      if (!bodiless && exchange.method() != HttpMethod.HEAD) {
        response.start(content, offset, length);
      }
      pump();
    }
  }

  /** As {@link #answer}, but large content is lent to the connection and not copied. */
  void answerLasting(int status, FieldLines fields, byte[] content, int offset, int length) {
    if (length < LENT_FROM || exchange.method() == HttpMethod.HEAD) {
      answer(status, fields, content, offset, length);
    } else if (begin(status, fields, length)) {
      connection.lend(content, offset, length);
      answered();
    }
  }

  void answer(int status, FieldLines fields, BodySource source, long length) {
    boolean chunked = length < 0 && head.minor() >= 1;
    long told = length >= 0 ? length : chunked ? ResponseHead.IN_CHUNKS : ResponseHead.UNTIL_CLOSE;
    persistent &= told != ResponseHead.UNTIL_CLOSE;
    boolean silent = HttpStatus.isBodiless(status) || exchange.method() == HttpMethod.HEAD;
    response.start(source, length, chunked);
    if (!begin(status, fields, HttpStatus.isBodiless(status) ? ResponseHead.NO_BODY : told)
        || silent) {
      response.release();
    }
    if (state == State.SENDING) {
      pump();
    }
  }

  /** Writes the head; false when nobody is there to read it. */
  private boolean begin(int status, FieldLines fields, long length) {
    if (state == State.OVER) {
      return false;
    }
    if (state != State.HANDLING) {
      throw new IllegalStateException("the request has been answered already");
    }
    if (!connection.reserve(ROOM_FOR_HEAD)) {
      return false; // the peer is gone: onClose follows
    }
    state = State.SENDING;
    writeHead(status, fields.octets(), fields.length(), length);
    return true;
  }

  private void writeHead(int status, byte[] fields, int fieldsLength, long length) {
    ResponseHead.Persistence persistence =
        !persistent
            ? ResponseHead.Persistence.CLOSE
            : head.minor() == 0
                ? ResponseHead.Persistence.KEEP_ALIVE
                : ResponseHead.Persistence.IMPLIED;
    service.responseHead().write(connection, status, fields, fieldsLength, length, persistence);
    service.counted(status);
  }

  private void pump() {
    try {
      response.pump(connection);
    } catch (IOException failure) {
      connection.loop().report(service.handler(), failure);
      connection.abort();
      return;
    }
    if (response.isDone()) {
      answered();
    } else {
      alarm.in(limits.writeTimeoutNanos());
    }
  }

  private void answered() {
    response.release();
    if (!persistent) {
      end();
      return;
    }
    state = State.HEAD;
    headBegun = false;
    leadingLineEnds = 0;
    head.reset();
    alarm.in(limits.keepAliveTimeoutNanos());
    if (receiveBuffer == NONE) {
      connection.resumeReading();
    }
  }

  /** Answers what the engine itself refuses, and ends the connection: framing is lost. */
  private void refuse(int status) {
    if (state == State.OVER) {
      return;
    }
    persistent = false;
    if (connection.reserve(ROOM_FOR_HEAD)) {
      byte[] page = service.errorPages().content(status);
      byte[] fields = service.errorPages().fields();
      writeHead(status, fields, fields.length, page.length);
      if (!isHeadMethod()) {
        connection.write(page, 0, page.length);
      }
    }
    end();
  }

  private boolean isHeadMethod() {
    return state == State.HANDLING && exchange.method() == HttpMethod.HEAD;
  }

  private void end() {
    state = State.OVER;
    alarm.cancel();
    response.release();
    connection.close();
  }

  EventLoop loop() {
    return connection.loop();
  }

  Endpoint remote() {
    return connection.remote();
  }
}
