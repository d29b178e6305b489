// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.stream;

import dev.meerkat.core.layer.Layer;
import dev.meerkat.core.layer.LayerType;
import dev.meerkat.samples.codec.modbus.ModbusRequestFramer;
import dev.meerkat.samples.codec.modbus.ModbusRequestLayer;
import dev.meerkat.samples.codec.modbus.ModbusResponseFramer;
import dev.meerkat.samples.codec.modbus.ModbusResponseLayer;

/** Modbus: a client asks, a server answers. */
final class ModbusDialog extends FramedDialog {
  private final ModbusRequestFramer requests = new ModbusRequestFramer();
  private final ModbusResponseFramer responses = new ModbusResponseFramer();

  @Override
  int frame(int side, byte[] buffer, int offset, int available) {
    return side == CLIENT
        ? requests.frame(buffer, offset, available)
        : responses.frame(buffer, offset, available);
  }

  @Override
  int size(int side) {
    return side == CLIENT ? requests.size() : responses.size();
  }

  @Override
  boolean message(int side, byte[] buffer, int offset, int size, Messages found) {
    if (side == CLIENT) {
      requests.reset();
    } else {
      responses.reset();
    }
    LayerType type = side == CLIENT ? ModbusRequestLayer.TYPE : ModbusResponseLayer.TYPE;
    Layer layer = found.take(type);
    if (layer != null) {
      layer.wrap(buffer, offset, size);
    }
    return found.add(layer);
  }
}
