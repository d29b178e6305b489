// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import java.util.Map;
import java.util.function.LongPredicate;

/**
 * Values that a standard forbids and tshark shows all the same.
 *
 * @param field what tshark calls it
 * @param isForbidden why we refuse it
 */
record ForbiddenValue(String field, LongPredicate isForbidden) {
  private static final Map<String, ForbiddenValue> VALUES =
      Map.of(
          "frame NOT_MINIMAL",
          new ForbiddenValue("websocket.payload_length_ext_64", n -> n < 0x10000),
          "modbusRequest BAD_LENGTH",
          new ForbiddenValue("mbtcp.len", n -> n < 2 || n > 254),
          "modbusRequest BAD_QUANTITY",
          new ForbiddenValue("modbus.*word_cnt", n -> n == 0 || n > 125),
          "mqtt BAD_QOS",
          new ForbiddenValue("mqtt.qos", n -> n == 3),
          "mqtt CONST",
          new ForbiddenValue("mqtt.ver", n -> n == 3),
          "mqtt RESERVED_TYPE",
          new ForbiddenValue("mqtt.msgtype", n -> n == 0),
          "mqtt VALUE",
          new ForbiddenValue("mqtt.prop_number", n -> n > 1));

  static boolean isIn(Rejection rejection) {
    ForbiddenValue value = VALUES.get(rejection.layer() + " " + rejection.error());
    return value != null && value.isShown(rejection.theirs());
  }

  private boolean isShown(PdmlNode node) {
    boolean isIt = node.name().matches(field) && isForbidden.test(node.number());
    return isIt || node.children().stream().anyMatch(this::isShown);
  }
}
