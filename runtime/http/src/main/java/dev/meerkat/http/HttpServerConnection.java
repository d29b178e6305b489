// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import dev.meerkat.core.codec.Ascii;
import dev.meerkat.core.loop.EventLoop;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.transport.CloseReason;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;

/**
 * The server's side of one HTTP/1.1 connection: the order of its steps.
 *
 * <p>A head is read and judged by {@link RequestHead}, its body collected by {@link RequestBody},
 * the handler called, its answer sent by {@link HttpAnswer}; then the next head. Requests are
 * answered in order, one at a time: while an answer is awaited or its body does not fit, nothing
 * more is read. docs/protocols/http-engine.md says who answers what goes wrong.
 */
final class HttpServerConnection implements ConnectionHandler {
  private static final byte[] CONTINUE = Ascii.bytes("HTTP/1.1 100 Continue\r\n\r\n");
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
  private final RequestHead head;
  private final RequestBody body;
  private final HttpAnswer answer;
  private final HttpExchange exchange;
  private final ConnectionAlarm alarm;

  private State state = State.HEAD;
  private byte[] receiveBuffer = NONE;
  private int requests;
  private boolean deferred;

  HttpServerConnection(Connection connection, HttpService service) {
    this.connection = connection;
    this.service = service;
    limits = service.limits();
    head = new RequestHead(limits);
    body = new RequestBody(limits);
    answer = new HttpAnswer(this, connection, service);
    exchange = new HttpExchange(this, head.reader(), head.target(), body, answer);
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
    answer.detachFrom(buffer);
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
      awaitRoom();
      answer.pump();
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
    answer.release();
    service.connectionClosed(this);
  }

  private void timeOut() {
    switch (state) {
      case HEAD -> {
        if (head.hasBegun()) {
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
    if (state == State.HEAD && !head.hasBegun()) {
      end();
    } else {
      requests = limits.maxRequestsPerConnection();
    }
  }

  // ---- the request

  private int takeHead(byte[] buffer, int offset, int length) {
    boolean wasBegun = head.hasBegun();
    int status = head.take(buffer, offset, length);
    int at = head.skipped();
    if (!wasBegun && head.hasBegun()) {
      alarm.in(limits.headTimeoutNanos());
    }
    if (status == RequestHead.NEED_MORE) {
      return at;
    }
    if (status != RequestHead.COMPLETE) {
      refuse(status);
      return at;
    }
    if (!answer.hasRoom()) {
      return at; // read again, and found complete, when there is room for the answer
    }
    return at + headRead(buffer, offset + at, length - at);
  }

  private int headRead(byte[] buffer, int offset, int length) {
    RequestFraming framing = head.framing();
    int status = head.judge();
    if (status == 0 && framing.body() != RequestFraming.Body.NONE) {
      status = body.begin(framing, connection.loop().now());
    }
    if (status == 0) {
      exchange.begin(head.method());
      status = head.judgeTarget(exchange.method());
    }
    if (status != 0) {
      refuse(status);
      return 0;
    }
    boolean goesOn = framing.isPersistent() && ++requests < limits.maxRequestsPerConnection();
    answer.begin(exchange.method(), head.reader().minor(), goesOn);
    int size = head.size();
    if (framing.body() == RequestFraming.Body.NONE) {
      body.beginEmpty();
      handle();
      return size;
    }
    return size + beginBody(buffer, offset + size, length - size);
  }

  /** Most bodies come in one piece with their head: then nothing is copied. */
  private int beginBody(byte[] buffer, int offset, int available) {
    if (available == 0 && head.framing().expectsContinue()) {
      connection.write(CONTINUE, 0, CONTINUE.length);
    }
    int status = body.take(buffer, offset, available);
    int used = body.consumed();
    if (status == RequestBody.NEED_MORE) {
      state = State.BODY;
      head.keep();
      body.detach();
      awaitBody();
      return used;
    }
    bodyTaken(status);
    return used;
  }

  private int takeBody(byte[] buffer, int offset, int length) {
    int status = body.take(buffer, offset, length);
    int used = body.consumed();
    if (status == RequestBody.NEED_MORE) {
      awaitBody();
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

  private void awaitBody() {
    alarm.in(Math.max(0, body.dueNanos() - connection.loop().now()));
  }

  // ---- the handler

  private void handle() {
    state = State.HANDLING;
    deferred = false;
    alarm.disarm();
    try {
      service.handler().handle(exchange);
    } catch (RuntimeException failure) {
      connection.loop().report(service.handler(), failure);
      deferred = false;
      answer.makeLast();
    }
    if (state == State.HANDLING && !deferred) {
      refuse(HttpStatus.INTERNAL_SERVER_ERROR);
    } else if (state == State.HANDLING || state == State.SENDING) {
      connection.pauseReading();
    }
  }

  /** See {@link HttpExchange#defer}. */
  void defer() {
    if (state != State.HANDLING) {
      throw new IllegalStateException("the request has been answered");
    }
    if (!deferred) {
      deferred = true;
      head.keep();
      body.detach();
    }
  }

  /** Whether an answer is awaited from the handler. */
  boolean awaitsAnswer() {
    return state == State.HANDLING;
  }

  // ---- what the answer tells

  /** Whether an answer may begin; false when nobody is there to read it. */
  boolean mayAnswer() {
    if (state == State.HANDLING) {
      return true;
    }
    if (state != State.OVER) {
      throw new IllegalStateException("the request has been answered already");
    }
    return false;
  }

  /** The answer's head is being written. */
  void sending() {
    state = State.SENDING;
  }

  /** The rest of the answer's body does not fit now. */
  void awaitRoom() {
    alarm.in(limits.writeTimeoutNanos());
  }

  /** The whole answer is with the connection. */
  void answered() {
    answer.release();
    if (!answer.isPersistent()) {
      end();
      return;
    }
    state = State.HEAD;
    head.reset();
    alarm.in(limits.keepAliveTimeoutNanos());
    if (receiveBuffer == NONE) {
      connection.resumeReading();
    }
  }

  /** Answers what the engine itself refuses, and ends the connection: framing is lost. */
  private void refuse(int status) {
    if (state != State.OVER) {
      boolean isHeadMethod = state == State.HANDLING && exchange.method() == HttpMethod.HEAD;
      answer.sendError(status, !isHeadMethod);
      end();
    }
  }

  private void end() {
    state = State.OVER;
    alarm.cancel();
    answer.release();
    connection.close();
  }

  EventLoop loop() {
    return connection.loop();
  }

  Endpoint remote() {
    return connection.remote();
  }
}
