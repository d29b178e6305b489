// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.boundary;

import dev.meerkat.dsl.interpret.Content;
import dev.meerkat.dsl.ir.IrCharset;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrOccurrences;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.ir.Octets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** Runs of octets: as long as they may be and one beside, and octets that may not stand in them. */
final class ByteEdits {
  /** Not UTF-8: a lone tail, an overlong form, half a character, a surrogate, beyond U+10FFFF. */
  private static final String[] NOT_UTF8 = {"80", "c080", "e282", "eda080", "f4908080"};

  private final IrProgram program;
  private final ContentEdits edits;

  ByteEdits(IrProgram program, ContentEdits edits) {
    this.program = program;
    this.edits = edits;
  }

  void run(
      IrField field, Content.Bytes content, String path, Function<Content, Content.Struct> with) {
    byte[] octets = content.octets().toArray();
    IrType type = field.type();
    boolean isFixed =
        type instanceof IrType.Bytes bytes && bytes.extent() instanceof IrType.Extent.Fixed;
    if (isFixed) {
      edits.edit(path, "all zeros", bytes(new byte[octets.length]), with);
      byte[] ones = new byte[octets.length];
      Arrays.fill(ones, (byte) 0xFF);
      edits.edit(path, "all ones", bytes(ones), with);
    } else {
      lengths(field, octets.length)
          .forEach((rule, length) -> edits.edit(path, rule, bytes(resized(octets, length)), with));
    }
    boolean isUtf8 = type instanceof IrType.Bytes bytes && bytes.encoding() == IrType.Encoding.UTF8;
    for (String wrong : isUtf8 ? NOT_UTF8 : new String[0]) {
      byte[] sequence = HexFormat.of().parseHex(wrong);
      edits.edit(path, "not UTF-8: " + wrong, bytes(joined(octets, sequence)), with);
    }
    charsets(field, octets, path, with);
  }

  private static Map<String, Integer> lengths(IrField field, int length) {
    Map<String, Integer> lengths = new LinkedHashMap<>();
    lengths.put("empty", 0);
    lengths.put("one octet", 1);
    lengths.put("one octet less", length - 1);
    lengths.put("one octet more", length + 1);
    around("least", field.min(), lengths);
    around("most", field.max(), lengths);
    lengths.values().removeIf(l -> l < 0 || l > BoundaryVectors.MOST_OCTETS || l == length);
    return lengths;
  }

  private static void around(String name, long bound, Map<String, Integer> lengths) {
    if (bound > 0 && bound < BoundaryVectors.MOST_OCTETS) {
      lengths.put(name, (int) bound);
      lengths.put(name + " -1", (int) bound - 1);
      lengths.put(name + " +1", (int) bound + 1);
    }
  }

  private void charsets(
      IrField field, byte[] octets, String path, Function<Content, Content.Struct> with) {
    TreeSet<String> sets = new TreeSet<>();
    for (IrField.Constraint constraint : field.constraints()) {
      IrOccurrences.here(
          constraint.condition(),
          e -> e instanceof IrExpr.Only only && only.fieldId() == field.id() && sets.add(name(e)));
    }
    for (String set : sets) {
      IrCharset charset = program.charset(set);
      for (int octet = 0; octet <= 0xFF && octets.length > 0; octet++) {
        boolean isEdge =
            charset.contains(octet) != charset.contains(Math.max(0, octet - 1))
                || charset.contains(octet) != charset.contains(Math.min(0xFF, octet + 1))
                || octet == 0
                || octet == 0xFF;
        if (isEdge) {
          byte[] changed = octets.clone();
          changed[changed.length - 1] = (byte) octet;
          edits.edit(path, String.format("ends with 0x%02x", octet), bytes(changed), with);
        }
      }
    }
  }

  private static String name(IrExpr expression) {
    return ((IrExpr.Only) expression).charset();
  }

  static Content bytes(byte[] octets) {
    return new Content.Bytes(Octets.of(octets));
  }

  private static byte[] joined(byte[] front, byte[] end) {
    byte[] both = Arrays.copyOf(front, front.length + end.length);
    System.arraycopy(end, 0, both, front.length, end.length);
    return both;
  }

  /** As long as asked for, its own octets again and again. */
  static byte[] resized(byte[] octets, int length) {
    byte[] resized = new byte[length];
    for (int i = 0; i < length; i++) {
      resized[i] = octets.length == 0 ? (byte) 'a' : octets[i % octets.length];
    }
    return resized;
  }
}
