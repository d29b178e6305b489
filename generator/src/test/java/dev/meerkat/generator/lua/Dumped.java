// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.lua;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.dsl.ir.IrDeclaration;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CompiledDescriptions;
import dev.meerkat.testkit.tshark.DumpTeller;
import dev.meerkat.testkit.tshark.Told;
import java.util.ArrayList;
import java.util.List;

/** Reads messages with generated readers and dumps them. */
record Dumped(CompiledDescriptions descriptions) {
  /** Those that are given, 0 for others; sums are not known. */
  static List<Long> arguments(IrDeclaration message, List<Long> given) {
    List<Long> arguments = new ArrayList<>();
    if (message instanceof IrStruct struct) {
      int index = 0;
      for (IrParam param : struct.params()) {
        boolean isSum = param.type() instanceof IrType.PartialSum;
        boolean isGiven = index < given.size();
        arguments.add(isSum ? -1L : isGiven ? given.get(index) : 0L);
        index++;
      }
    }
    return arguments;
  }

  /** What the dump tells of a message, of its first one where several stand in a row. */
  List<Told> told(IrDeclaration message, List<Long> arguments, byte[] octets) {
    String name = message.qualifiedName();
    Object reader = descriptions.make(name, "Reader");
    if (CompiledDescriptions.has(reader, "checksumPolicy", Codec.NOTE)) {
      CompiledDescriptions.call(reader, "checksumPolicy", Codec.NOTE);
    }
    int length = size(message, arguments, octets);
    List<Object> all = new ArrayList<>(List.of(octets, 0, length));
    all.addAll(arguments);
    String open = CompiledDescriptions.has(reader, "parse", octets, 0, length) ? "parse" : "wrap";
    CompiledDescriptions.call(reader, open, all.toArray());
    DumpTeller teller = new DumpTeller(0);
    CompiledDescriptions.callStatic(descriptions.type(name, "Dump"), "tree", reader, teller);
    return teller.told();
  }

  /** How long the first message is by its framer; all octets where there is none, or no end. */
  int size(IrDeclaration message, List<Long> arguments, byte[] octets) {
    String name = message.qualifiedName();
    boolean isFramed =
        message instanceof IrStruct struct && struct.stream() && descriptions.has(name, "Framer");
    if (!isFramed) {
      return octets.length;
    }
    Object framer = descriptions.make(name, "Framer");
    List<Object> all = new ArrayList<>(List.of(octets, 0, octets.length));
    all.addAll(arguments);
    int status = (int) CompiledDescriptions.call(framer, "frame", all.toArray());
    return status == Codec.OK ? (int) CompiledDescriptions.call(framer, "size") : octets.length;
  }
}
