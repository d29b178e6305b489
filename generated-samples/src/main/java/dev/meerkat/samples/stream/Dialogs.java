// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.stream;

import dev.meerkat.core.layer.LayerType;
import dev.meerkat.samples.codec.dns.DnsLayer;
import dev.meerkat.samples.codec.http.RequestHeadLayer;
import dev.meerkat.samples.codec.http.ResponseHeadLayer;
import dev.meerkat.samples.codec.modbus.ModbusRequestLayer;
import dev.meerkat.samples.codec.modbus.ModbusResponseLayer;
import dev.meerkat.samples.codec.mqtt.MqttLayer;
import dev.meerkat.samples.codec.tls.TlsRecordLayer;
import dev.meerkat.samples.codec.websocket.FrameLayer;

/** Which dialog the messages of a type are part of. */
public final class Dialogs {
  private Dialogs() {}

  /** A new dialog. */
  public static Dialog of(LayerType type) {
    if (type.equals(MqttLayer.TYPE)) {
      return new MqttDialog();
    } else if (type.equals(ModbusRequestLayer.TYPE) || type.equals(ModbusResponseLayer.TYPE)) {
      return new ModbusDialog();
    } else if (type.equals(TlsRecordLayer.TYPE)) {
      return new TlsDialog();
    } else if (type.equals(RequestHeadLayer.TYPE) || type.equals(ResponseHeadLayer.TYPE)) {
      return new HttpDialog();
    } else if (type.equals(FrameLayer.TYPE)) {
      return new WebSocketDialog();
    } else if (type.equals(DnsLayer.TYPE)) {
      return new DnsDialog();
    }
    return new PlainDialog(type);
  }
}
