// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.dissect;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.samples.capture.CapturedPacket;

/**
 * Why a packet's walk ended early.
 *
 * @param field name in the grammar, or null
 * @param offset from the packet's first octet
 * @param truncated the capture kept less than the whole packet, and octets are what is lacking
 */
record PacketFault(Layer layer, String error, String field, int offset, boolean truncated) {

  static PacketFault of(CapturedPacket packet, Dissector dissector) {
    int code = dissector.errorCode();
    int kind = Codec.kind(code);
    boolean lacksOctets = kind == Codec.LENGTH || kind == Codec.SHORT;
    Layer layer = dissector.malformedLayer();
    return new PacketFault(
        layer,
        layer.errorName(code),
        layer.fieldName(Codec.field(code)),
        dissector.errorOffset() - packet.offset(),
        lacksOctets && packet.captured() < packet.original());
  }
}
