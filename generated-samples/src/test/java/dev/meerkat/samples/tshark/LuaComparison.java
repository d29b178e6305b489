// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.layer.Layer;
import dev.meerkat.core.layer.LayerType;
import dev.meerkat.samples.dissect.Dissector;
import dev.meerkat.samples.dissect.LinkType;
import dev.meerkat.samples.dissect.Ports;
import dev.meerkat.testkit.tshark.DumpTeller;
import dev.meerkat.testkit.tshark.Pdml;
import dev.meerkat.testkit.tshark.Told;
import dev.meerkat.testkit.tshark.TreeTeller;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Holds what the Lua dissectors show of a frame against what our own dissector tells. */
final class LuaComparison {
  private static final int MOST = 12;
  private static final String PREFIX = "meerkat_";

  private final Dissector dissector = new Dissector(new Ports());
  private final Map<String, long[]> compared = new TreeMap<>();
  private final List<String> differences = new ArrayList<>();
  private long fields;

  void compare(byte[] frame, Pdml.Node packet) {
    dissector.dissect(frame, 0, frame.length, LinkType.ETHERNET);
    List<Pdml.Node> theirs =
        packet.children().stream().filter(n -> n.name().startsWith(PREFIX)).toList();
    int count = dissector.layerCount();
    int all = count + (dissector.isMalformed() ? 1 : 0);
    if (theirs.size() != all) {
      differ(frame, all + " layers, theirs " + theirs.stream().map(Pdml.Node::name).toList());
      return;
    }
    for (int i = 0; i < count; i++) {
      layer(frame, dissector.layer(i), theirs.get(i), i == all - 1);
    }
    if (dissector.isMalformed()) {
      malformed(frame, theirs.get(count));
    }
  }

  private void layer(byte[] frame, Layer layer, Pdml.Node node, boolean isLast) {
    DumpTeller teller = new DumpTeller(layer.offset());
    layer.tree(teller);
    List<Told> ours = teller.told();
    List<Told> theirs = TreeTeller.of(node, ours);
    long[] counts = counts(layer.type());
    counts[1] += ours.stream().filter(t -> t.name() != null).count();
    fields += ours.size();
    if (!theirs.equals(ours) && !(isLast && isOpaqueHere(ours, theirs))) {
      differ(frame, layer.type() + ": ours " + ours + " theirs " + theirs);
    }
  }

  /** A layer that the samples do not declare is octets to them. */
  private static boolean isOpaqueHere(List<Told> ours, List<Told> theirs) {
    int at = 0;
    while (at < theirs.size() && at < ours.size() && ours.get(at).equals(theirs.get(at))) {
      at++;
    }
    boolean isOctets = at < ours.size() && ours.get(at).kind() == Told.Kind.OCTETS;
    return isOctets
        && ours.subList(at + 1, ours.size()).size() == theirs.size() - at
        && namesOf(ours.subList(at + 1, ours.size()))
            .equals(namesOf(theirs.subList(at, theirs.size())));
  }

  private static List<String> namesOf(List<Told> told) {
    return told.stream().map(Told::value).toList();
  }

  private void malformed(byte[] frame, Pdml.Node node) {
    LayerType type = dissector.malformedType();
    int code = dissector.errorCode();
    counts(type)[2]++;
    String field = type.fields().apply(Codec.field(code));
    int start = Integer.parseInt(node.position());
    String ours =
        type.errors().apply(code)
            + " at "
            + (dissector.errorOffset() - start)
            + (field == null ? "" : " in " + field);
    List<Told> theirs = TreeTeller.of(node, List.of());
    String told = theirs.size() == 1 ? theirs.get(0).value() : "no error";
    if (!told.equals(ours)) {
      differ(frame, type + ": ours " + ours + ", theirs " + told);
    }
  }

  private long[] counts(LayerType type) {
    long[] counts = compared.computeIfAbsent(type.toString(), t -> new long[3]);
    counts[0]++;
    return counts;
  }

  private void differ(byte[] frame, String what) {
    if (differences.size() < MOST) {
      differences.add(HexFormat.of().formatHex(frame) + ": " + what);
    }
  }

  List<String> differences() {
    return differences;
  }

  long fields() {
    return fields;
  }

  /** Layers and fields compared, a line a message. */
  String report() {
    StringBuilder report = new StringBuilder("Lua dissectors over frames\n");
    compared.forEach(
        (type, counts) ->
            report.append(
                String.format(
                    "  %-32s %7d layers, %6d of them not valid, %9d fields compared%n",
                    type, counts[0], counts[2], counts[1])));
    return report.toString();
  }
}
