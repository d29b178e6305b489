// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.dissect;

import dev.meerkat.capture.CapturedPacket;
import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.layer.LayerType;

/**
 * Why a packet's walk ended early.
 *
 * @param field name in the grammar, or null
 * @param offset from the packet's first octet
 * @param truncated the capture kept less than the whole packet, and octets are what is lacking
 */
record PacketFault(LayerType layer, String error, String field, int offset, boolean truncated) {

  static PacketFault of(CapturedPacket packet, Dissector dissector) {
    if (dissector.isMessage()) {
      return of(dissector, 0, false);
    }
    return of(dissector, packet.offset(), packet.captured() < packet.original());
  }

  /**
   * The fault of a message that was walked.
   *
   * @param start index of the first octet
   * @param isCut whether there were more octets once
   */
  static PacketFault of(Dissector dissector, int start, boolean isCut) {
    int code = dissector.errorCode();
    int kind = Codec.kind(code);
    boolean lacksOctets = kind == Codec.LENGTH || kind == Codec.SHORT;
    LayerType layer = dissector.malformedType();
    return new PacketFault(
        layer,
        layer.errors().apply(code),
        layer.fields().apply(Codec.field(code)),
        dissector.errorOffset() - start,
        lacksOctets && isCut);
  }
}
