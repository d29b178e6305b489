// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.stream;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.layer.Layer;
import dev.meerkat.core.layer.LayerType;

/**
 * Messages of one type, one behind the other, both ways: a message that lacks octets waits for
 * more.
 */
final class PlainDialog implements Dialog {
  private final LayerType type;

  PlainDialog(LayerType type) {
    this.type = type;
  }

  @Override
  public int feed(int side, byte[] buffer, int offset, int length, Messages found) {
    int done = 0;
    while (done < length) {
      Layer layer = found.take(type);
      if (layer == null) {
        return GIVEN_UP;
      }
      int status = layer.wrap(buffer, offset + done, length - done);
      if (lacksOctets(status)) {
        return done;
      }
      if (!found.add(layer) || layer.size() == 0) {
        return GIVEN_UP;
      }
      done += layer.size();
    }
    return done;
  }

  private static boolean lacksOctets(int status) {
    int kind = status > 0 ? Codec.kind(status) : 0;
    return status == Codec.NEED_MORE || kind == Codec.SHORT || kind == Codec.LENGTH;
  }
}
