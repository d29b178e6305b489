// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.meerkat.transport.CloseReason;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes down what happens to one side; no call may come inside another. */
class Witness implements ConnectionHandler {
  final List<String> said = new ArrayList<>();
  final ByteArrayOutputStream data = new ByteArrayOutputStream();
  Connection connection;
  CloseReason reason;
  boolean ended;
  private boolean inside;

  @Override
  public final void onOpen(Connection opened) {
    connection = opened;
    call("open", () -> open(opened));
  }

  @Override
  public final int onData(Connection from, byte[] buffer, int offset, int length) {
    int[] used = new int[1];
    call("data", () -> used[0] = take(from, buffer, offset, length));
    data.write(buffer, offset, used[0]);
    return used[0];
  }

  @Override
  public final void onWritable(Connection to) {
    call("writable", () -> writable(to));
  }

  @Override
  public final void onEnd(Connection from) {
    ended = true;
    call("end", () -> end(from));
  }

  @Override
  public final void onOverflow(Connection from) {
    call("overflow", () -> {});
  }

  @Override
  public final void onIdle(Connection silent) {
    call("idle", () -> idle(silent));
  }

  @Override
  public final void onClose(Connection closed, CloseReason why) {
    call("close " + why, () -> assertEquals(null, reason, "closed twice"));
    reason = why;
  }

  // What a test is about.

  void open(Connection opened) {}

  int take(Connection from, byte[] buffer, int offset, int length) {
    return length;
  }

  void writable(Connection to) {}

  void end(Connection from) {
    from.close();
  }

  void idle(Connection silent) {
    silent.abort();
  }

  boolean isOpen() {
    return connection != null && reason == null;
  }

  boolean isClosed() {
    return reason != null;
  }

  String text() {
    return data.toString(StandardCharsets.ISO_8859_1);
  }

  int times(String what) {
    return (int) said.stream().filter(what::equals).count();
  }

  private void call(String what, Runnable work) {
    assertEquals(false, inside, () -> what + " inside of another call");
    inside = true;
    said.add(what);
    try {
      work.run();
    } finally {
      inside = false;
    }
  }
}
