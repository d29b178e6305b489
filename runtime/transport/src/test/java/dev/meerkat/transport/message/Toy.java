// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.message;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.transport.CloseReason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a generated adapter is, by hand: a length of one octet and as many octets, of which the
 * first must not be '!'. The octets are a payload that may flow.
 */
final class Toy implements StreamDispatcher {
  static final int BAD = Codec.code(2, Codec.VALUE);
  private static final int LARGEST = 256;

  final List<String> journal = new ArrayList<>();
  final ToyPeer peer = new ToyPeer();
  Consumer<String> onMessage = text -> {};
  Runnable onWritable = () -> {};
  boolean flows;

  private int size;
  private int needed = 1;
  private int flowed;
  private String text;

  /** Its writer writes text. */
  static final class ToyPeer extends Peer {
    private int result;

    ToyPeer() {
      super(LARGEST);
    }

    int send(String answer) {
      write(answer);
      return send();
    }

    void write(String answer) {
      begin();
      byte[] octets = answer.getBytes(StandardCharsets.ISO_8859_1);
      result = octets.length + 1;
      if (octets.length > 255) {
        result = -Codec.code(1, Codec.RANGE);
      } else if (octets.length >= room()) {
        result = -Codec.code(1, Codec.NO_SPACE);
      } else {
        buffer()[offset()] = (byte) octets.length;
        System.arraycopy(octets, 0, buffer(), offset() + 1, octets.length);
      }
    }

    int send() {
      return end(result);
    }
  }

  @Override
  public Peer peer() {
    return peer;
  }

  @Override
  public int frame(byte[] buffer, int offset, int available) {
    if (available == 0) {
      return Codec.NEED_MORE;
    }
    size = 1 + (buffer[offset] & 0xFF);
    needed = size;
    return available < size ? Codec.NEED_MORE : Codec.OK;
  }

  @Override
  public int frameSize() {
    return size;
  }

  @Override
  public int needed() {
    return needed;
  }

  @Override
  public void nextFrame() {
    size = 0;
    needed = 1;
    flowed = 0;
  }

  @Override
  public int headSize() {
    return flows && size > 0 ? 1 : 0;
  }

  @Override
  public int readHead(byte[] buffer, int offset, int length) {
    return Codec.OK;
  }

  @Override
  public void dispatchHead() {
    journal.add("head " + (size - 1));
  }

  @Override
  public int remaining() {
    return size - 1 - flowed;
  }

  @Override
  public void dispatchPiece(byte[] buffer, int offset, int length) {
    flowed += length;
    journal.add(new String(buffer, offset, length, StandardCharsets.ISO_8859_1));
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    if (length == 0 || length < 1 + (buffer[offset] & 0xFF)) {
      return Codec.code(1, Codec.SHORT);
    }
    size = 1 + (buffer[offset] & 0xFF);
    text = new String(buffer, offset + 1, size - 1, StandardCharsets.ISO_8859_1);
    return text.startsWith("!") ? BAD : Codec.OK;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int dispatch() {
    journal.add(text);
    onMessage.accept(text);
    return text.endsWith("?") ? BAD : Codec.OK;
  }

  @Override
  public int errorOffset() {
    return 1;
  }

  @Override
  public void onOpen() {
    journal.add("open");
  }

  @Override
  public void onFault(int code, int offset) {
    journal.add("fault " + Codec.kindName(Codec.kind(code)) + " at " + offset);
  }

  @Override
  public void onWritable() {
    onWritable.run();
  }

  @Override
  public void onEnd() {
    journal.add("end");
    peer.close();
  }

  @Override
  public void onIdle() {
    journal.add("idle");
    peer.abort();
  }

  @Override
  public void onClose(CloseReason reason) {
    journal.add("close " + reason);
  }
}
