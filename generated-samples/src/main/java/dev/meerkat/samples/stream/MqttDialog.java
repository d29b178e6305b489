// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.stream;

import dev.meerkat.samples.codec.mqtt.MqttFramer;
import dev.meerkat.samples.codec.mqtt.MqttLayer;
import dev.meerkat.samples.codec.mqtt.MqttReader;

/** MQTT: the CONNECT says the level of all packets. */
final class MqttDialog extends FramedDialog {
  /** 3.1.1, where no CONNECT was seen. */
  private static final int USUAL_LEVEL = 4;

  private final MqttFramer[] framers = {new MqttFramer(), new MqttFramer()};
  private int level = USUAL_LEVEL;
  private boolean isLevelUnknown;

  @Override
  int frame(int side, byte[] buffer, int offset, int available) {
    return framers[side].frame(buffer, offset, available, level);
  }

  @Override
  int size(int side) {
    return framers[side].size();
  }

  @Override
  boolean message(int side, byte[] buffer, int offset, int size, Messages found) {
    framers[side].reset();
    if (isLevelUnknown) {
      return false;
    }
    MqttLayer layer = (MqttLayer) found.take(MqttLayer.TYPE);
    if (layer == null) {
      return true;
    }
    MqttReader packet = layer.reader();
    packet.wrap(buffer, offset, size, level);
    boolean isValid = found.add(layer);
    isLevelUnknown = !isValid && side == CLIENT;
    if (isValid && packet.bodyCase() == MqttReader.BODY_CONNECT) {
      level = packet.bodyConnect().level();
    }
    return isValid;
  }
}
