// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.lua;

import dev.meerkat.dsl.ir.IrChecksum;
import dev.meerkat.dsl.ir.IrDeclaration;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrVector;
import dev.meerkat.generator.java.CompiledDescriptions;
import dev.meerkat.testkit.tshark.Pdml;
import dev.meerkat.testkit.tshark.Told;
import dev.meerkat.testkit.tshark.TreeTeller;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares what tshark shows through the dissectors with what the dumps tell. */
final class DumpComparison {
  private static final int MOST_SHOWN = 12;

  private record Case(
      String protocol, String message, String title, byte[] octets, List<Told> told) {}

  private final CompiledDescriptions descriptions;
  private final Harness harness;
  private final List<Case> cases = new ArrayList<>();
  private final List<byte[]> packets = new ArrayList<>();
  private final Map<String, int[]> compared = new TreeMap<>();
  private final StringBuilder differences = new StringBuilder();
  private int different;

  DumpComparison(CompiledDescriptions descriptions, Harness harness) {
    this.descriptions = descriptions;
    this.harness = harness;
  }

  /** Takes the vectors of all messages, cut and changed, and octets at random. */
  void addVectors(int mutations, long seed) {
    Inputs inputs = new Inputs(mutations, seed);
    for (IrModule module : descriptions.program().modules()) {
      for (IrDeclaration message : LuaNames.messages(module)) {
        if (hasOwnChecksum(message)) {
          continue;
        }
        List<IrVector> vectors =
            module.vectors().stream()
                .filter(v -> v.target().equals(message.qualifiedName()))
                .toList();
        for (IrVector vector : vectors) {
          List<Long> arguments = Dumped.arguments(message, vector.arguments());
          inputs.of(vector).forEach(o -> prepare(module, message, vector.title(), arguments, o));
        }
        List<Long> none = Dumped.arguments(message, List.of());
        inputs
            .atRandom(vectors.isEmpty())
            .forEach(o -> prepare(module, message, "at random", none, o));
      }
    }
  }

  /** Whether a class of the user's computes a checksum: the dissector has no verdict on that. */
  private static boolean hasOwnChecksum(IrDeclaration message) {
    return message instanceof IrStruct struct
        && struct.fields().stream()
            .anyMatch(
                f ->
                    f.derived() instanceof IrField.Derived.Checks checks
                        && !checks.algorithm().equals(IrChecksum.INET16)
                        && IrChecksum.builtIn(checks.algorithm()) == null);
  }

  /** Takes one message. */
  void add(String qualifiedName, String title, List<Long> arguments, byte[] octets) {
    IrModule module = descriptions.program().moduleOf(qualifiedName);
    for (IrDeclaration message : LuaNames.messages(module)) {
      if (message.qualifiedName().equals(qualifiedName) && octets.length > 0) {
        prepare(module, message, title, Dumped.arguments(message, arguments), octets);
      }
    }
  }

  /** Reads all that was taken with tshark. */
  void compare() throws Exception {
    if (packets.isEmpty()) {
      return;
    }
    Process tshark = harness.dissect(packets);
    try (InputStream out = tshark.getInputStream()) {
      Pdml pdml = new Pdml(out);
      for (Case one : cases) {
        compare(one, pdml.next());
      }
    }
    tshark.waitFor();
    differences.append(harness.complaints());
  }

  private void prepare(
      IrModule module, IrDeclaration message, String title, List<Long> arguments, byte[] octets) {
    String protocol = LuaNames.protocol(module, message);
    List<Told> told = new Dumped(descriptions).told(message, arguments, octets);
    cases.add(new Case(protocol, message.simpleName(), title, octets, told));
    packets.add(harness.packet(protocol, arguments, octets));
  }

  private void compare(Case one, Pdml.Node packet) {
    Pdml.Node protocol =
        packet == null
            ? null
            : packet.children().stream()
                .filter(n -> n.name().equals(one.protocol()))
                .findFirst()
                .orElse(null);
    if (protocol == null) {
      differ(one, "no tree");
      return;
    }
    List<Told> theirs = TreeTeller.of(protocol, one.told());
    int[] counts = compared.computeIfAbsent(one.protocol(), p -> new int[3]);
    counts[0]++;
    counts[1] += one.told().get(0).kind() == Told.Kind.ERROR ? 1 : 0;
    counts[2] += (int) one.told().stream().filter(t -> t.name() != null).count();
    if (!theirs.equals(one.told())) {
      differ(one, firstDifference(one.told(), theirs) + defect(protocol));
    }
  }

  private static String defect(Pdml.Node node) {
    for (Pdml.Node child : node.children()) {
      if (child.name().equals("_ws.expert")
          && child.children().stream().anyMatch(c -> c.name().endsWith("._defect"))) {
        return " DEFECT " + child.title();
      }
    }
    return "";
  }

  private static String firstDifference(List<Told> ours, List<Told> theirs) {
    for (int i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
      String our = i < ours.size() ? ours.get(i).toString() : "nothing";
      String their = i < theirs.size() ? theirs.get(i).toString() : "nothing";
      if (!our.equals(their) || !ours.get(i).equals(theirs.get(i))) {
        return "ours " + our + ", theirs " + their;
      }
    }
    return "none";
  }

  private void differ(Case one, String what) {
    if (different++ < MOST_SHOWN) {
      differences
          .append(one.protocol())
          .append(" \"")
          .append(one.title())
          .append("\" ")
          .append(HexFormat.of().formatHex(one.octets()))
          .append(": ")
          .append(what)
          .append('\n');
    }
  }

  String differences() {
    return different > MOST_SHOWN
        ? differences + "... " + different + " in all\n"
        : differences.toString();
  }

  /** Packets and fields compared, a line a protocol. */
  String report(String name) {
    StringBuilder report = new StringBuilder("dissectors of " + name + "\n");
    compared.forEach(
        (protocol, counts) ->
            report.append(
                String.format(
                    "  %-32s %6d messages, %6d of them not valid, %8d fields compared%n",
                    protocol, counts[0], counts[1], counts[2])));
    return report.toString();
  }
}
