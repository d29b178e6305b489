// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.linux;

import dev.meerkat.core.codec.Ascii;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Answers whatever is asked first with the same octets, as HTTP/1.0, and ends. */
final class OneAnswer implements ConnectionHandler {
  private final List<String> asked;
  private final byte[] answer;
  private int written = -1;

  OneAnswer(List<String> asked, byte[] content) {
    this.asked = asked;
    byte[] head = Ascii.bytes("HTTP/1.0 200 OK\r\nContent-Length: " + content.length + "\r\n\r\n");
    this.answer = new byte[head.length + content.length];
    System.arraycopy(head, 0, answer, 0, head.length);
    System.arraycopy(content, 0, answer, head.length, content.length);
  }

  @Override
  public int onData(Connection connection, byte[] buffer, int offset, int length) {
    if (written < 0) {
      String request = new String(buffer, offset, length, StandardCharsets.US_ASCII);
      asked.add(request.split(" ", -1)[1]);
      written = 0;
      onWritable(connection);
    }
    return length;
  }

  @Override
  public void onWritable(Connection connection) {
    if (written >= 0 && written < answer.length) {
      written += connection.write(answer, written, answer.length - written);
      if (written == answer.length) {
        connection.endOutput();
      }
    }
  }
}
