// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.stream;

import dev.meerkat.samples.codec.websocket.CloseLayer;
import dev.meerkat.samples.codec.websocket.FrameFramer;
import dev.meerkat.samples.codec.websocket.FrameLayer;
import dev.meerkat.samples.codec.websocket.FrameReader;
import dev.meerkat.samples.codec.websocket.Opcode;

/** Frames of WebSocket; of a close frame what it says, too. */
final class WebSocketDialog extends FramedDialog {
  private final FrameFramer[] framers = {new FrameFramer(), new FrameFramer()};

  @Override
  int frame(int side, byte[] buffer, int offset, int available) {
    return framers[side].frame(buffer, offset, available, fromClient(side));
  }

  @Override
  int size(int side) {
    return framers[side].size();
  }

  @Override
  boolean message(int side, byte[] buffer, int offset, int size, Messages found) {
    framers[side].reset();
    FrameLayer layer = (FrameLayer) found.take(FrameLayer.TYPE);
    if (layer == null) {
      return true;
    }
    FrameReader frame = layer.reader();
    frame.wrap(buffer, offset, size, fromClient(side));
    if (!found.add(layer)) {
      return false;
    }
    return frame.opcode() != Opcode.CLOSE || frame.payloadLength() == 0 || close(frame, found);
  }

  private static boolean close(FrameReader frame, Messages found) {
    CloseLayer layer = (CloseLayer) found.take(CloseLayer.TYPE);
    if (layer == null) {
      return true;
    }
    byte[] clear = new byte[frame.payloadLength()];
    frame.copyPayload(clear, 0);
    layer.wrap(clear, 0, clear.length);
    return found.add(layer);
  }

  private static int fromClient(int side) {
    return side == CLIENT ? 1 : 0;
  }
}
