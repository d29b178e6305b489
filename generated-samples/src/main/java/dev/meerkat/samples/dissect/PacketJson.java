// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.dissect;

import dev.meerkat.capture.CapturedPacket;
import dev.meerkat.core.codec.FieldVisitor;
import dev.meerkat.core.codec.JsonDump;
import dev.meerkat.core.layer.Layer;
import dev.meerkat.core.layer.LayerType;
import dev.meerkat.samples.codec.ethernet.VlanLayer;

/**
 * Prints a packet as one JSON object on one line.
 *
 * <pre>
 * {"number":1,"time":1389719059.311698000,"length":74,"captured":74,
 *  "ethernet":{...},"ipv4":{...},"tcp":{...}}
 * </pre>
 *
 * <p>Field names are those of the grammars. {@code vlan} is an array, outermost tag first; another
 * layer that is there again, in a tunnel, is called {@code ipv4_2}. A layer that is not valid is
 * {@code "malformed":{"layer":"tcp","error":"OPTION_LENGTH","field":"options", "offset":54}}, its
 * offset counted from the packet's start; if the capture kept less than the whole packet and that
 * is what the layer lacks, the same stands under {@code "truncated"}. A link type that is not known
 * is {@code "unsupportedLinkType":105}.
 */
public final class PacketJson {
  private final StringBuilder out;
  private final JsonDump json;
  private final FieldVisitor fields;

  /**
   * Prints to the end of {@code out}.
   *
   * @param payloads whether opaque payloads are printed as hex digits or only their lengths
   */
  public PacketJson(StringBuilder out, boolean payloads) {
    this.out = out;
    this.json = new JsonDump(out);
    this.fields = payloads ? json : new PayloadLengths(json);
  }

  /** Appends the packet that {@code dissector} has walked, and a line feed. */
  public void print(CapturedPacket packet, Dissector dissector) {
    json.beginObject(null);
    number("number", packet.number());
    if (packet.isTimed()) {
      json.decimal("time", packet.seconds(), packet.nanos());
    }
    number("length", packet.original());
    number("captured", packet.captured());
    if (!dissector.isLinkTypeKnown()) {
      number("unsupportedLinkType", packet.linkType());
    }
    layers(dissector);
    if (dissector.isMalformed()) {
      fault(PacketFault.of(packet, dissector));
    }
    json.endObject();
    out.append('\n');
  }

  /**
   * Appends a message that stands alone, as {@code dissector} has walked it, and a line feed: its
   * layers, and as {@code rest} how many octets stand behind it.
   *
   * @param length octets that there were, from index 0 on
   */
  public void printMessage(Dissector dissector, int length) {
    json.beginObject(null);
    layers(dissector);
    if (dissector.isMalformed()) {
      fault(PacketFault.of(dissector, 0, false));
    }
    int size = dissector.layerCount() == 0 ? length : dissector.layer(0).size();
    if (size < length) {
      number("rest", length - size);
    }
    json.endObject();
    out.append('\n');
  }

  private void layers(Dissector dissector) {
    for (int i = 0; i < dissector.layerCount(); i++) {
      layer(dissector, i);
    }
  }

  /** Tags are a list; another layer whose label was there already is told with its number. */
  private void layer(Dissector dissector, int index) {
    Layer layer = dissector.layer(index);
    boolean isTag = layer instanceof VlanLayer;
    if (isTag && (index == 0 || !(dissector.layer(index - 1) instanceof VlanLayer))) {
      json.beginList(layer.type().label(), 0, 0);
    } else if (!isTag) {
      json.member(name(dissector, index));
    }
    layer.tree(fields);
    boolean isLast = index + 1 == dissector.layerCount();
    if (isTag && (isLast || !(dissector.layer(index + 1) instanceof VlanLayer))) {
      json.endList();
    }
  }

  private static String name(Dissector dissector, int index) {
    LayerType type = dissector.layer(index).type();
    int before = 0;
    for (int i = 0; i < index; i++) {
      before += dissector.layer(i).type().equals(type) ? 1 : 0;
    }
    return before == 0 ? type.label() : type.label() + "_" + (before + 1);
  }

  private void fault(PacketFault fault) {
    json.beginObject(fault.truncated() ? "truncated" : "malformed");
    json.text("layer", fault.layer().label());
    json.text("error", fault.error());
    if (fault.field() != null) {
      json.text("field", fault.field());
    }
    number("offset", fault.offset());
    json.endObject();
  }

  private void number(String name, long value) {
    json.number(name, 0, Long.SIZE, value, null);
  }
}
