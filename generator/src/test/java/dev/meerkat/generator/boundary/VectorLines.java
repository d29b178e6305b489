// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.generator.java.CompiledDescriptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Runs a file of vectors as a stranger does: line by line, on generated readers alone. */
final class VectorLines {
  private final CompiledDescriptions classes;
  private final String module;
  private Object reader;
  private String message;
  private List<Object> arguments;
  private byte[] octets;
  private int tried;

  VectorLines(CompiledDescriptions classes, String module) {
    this.classes = classes;
    this.module = module;
  }

  /** How many octet strings were read. */
  int run(String file) {
    for (String line : file.split("\n", -1)) {
      String[] parts = line.split("\t", -1);
      if (parts[0].equals("vector")) {
        vector(parts);
      } else if (parts[0].equals("cut")) {
        for (int n = Integer.parseInt(parts[1]); n <= Integer.parseInt(parts[2]); n++) {
          check(Arrays.copyOf(octets, n), parts[3]);
        }
      } else {
        assertEquals("", line.replaceFirst("^#.*", ""));
      }
    }
    return tried;
  }

  private void vector(String[] parts) {
    if (!parts[1].equals(message)) {
      message = parts[1];
      reader = classes.make(module + "." + message, "Reader");
    }
    arguments = new ArrayList<>();
    for (String number : parts[3].equals("-") ? new String[0] : parts[3].split(",", -1)) {
      arguments.add(Long.parseLong(number));
    }
    octets = parts[4].equals("-") ? new byte[0] : HexFormat.of().parseHex(parts[4]);
    check(octets, parts[5]);
  }

  private void check(byte[] input, String verdict) {
    List<Object> window = new ArrayList<>(List.of(input, 0, input.length));
    if (CompiledDescriptions.has(reader, "next", window.toArray())) {
      // hands a body in chunks on piece by piece: the tests of package text hold it
      return;
    }
    boolean isText = CompiledDescriptions.has(reader, "parse", window.toArray());
    if (isText) {
      CompiledDescriptions.call(reader, "reset");
    }
    window.addAll(arguments);
    String method = isText ? "parse" : "wrap";
    int code = (Integer) CompiledDescriptions.call(reader, method, window.toArray());
    tried++;
    assertEquals(
        verdict, said(code), () -> message + " of " + HexFormat.of().formatHex(input) + arguments);
  }

  private String said(int code) {
    if (code == Codec.OK) {
      return "OK " + CompiledDescriptions.call(reader, "size");
    } else if (code == Codec.NEED_MORE) {
      return "MORE";
    }
    Class<?> names = classes.type(module + "." + message, "");
    Object error = CompiledDescriptions.callStatic(names, "errorName", code);
    Object field = CompiledDescriptions.callStatic(names, "fieldName", Codec.field(code));
    int at = (Integer) CompiledDescriptions.call(reader, "errorOffset");
    boolean isNamed = field != null && Codec.field(code) != 0;
    return error + " at " + at + (isNamed ? " in " + field : "");
  }
}
