// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Lengths of the bytecode of a class file's methods (JVMS chapter 4), by name. */
final class MethodSizes {
  private static final int MAGIC_AND_VERSION = 8;

  private final DataInputStream in;
  private final Map<Integer, String> strings = new HashMap<>();

  private MethodSizes(byte[] classFile) {
    this.in = new DataInputStream(new ByteArrayInputStream(classFile));
  }

  /** Of overloads the longest. */
  static Map<String, Integer> of(byte[] classFile) {
    try {
      return new MethodSizes(classFile).read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Integer> read() throws IOException {
    in.skipBytes(MAGIC_AND_VERSION);
    constants();
    in.skipBytes(6);
    in.skipBytes(2 * in.readUnsignedShort());
    for (int fields = in.readUnsignedShort(); fields > 0; fields--) {
      member();
    }
    Map<String, Integer> sizes = new TreeMap<>();
    for (int methods = in.readUnsignedShort(); methods > 0; methods--) {
      String name = strings.get(peekName());
      sizes.merge(name, attributes(), Math::max);
    }
    return sizes;
  }

  private int peekName() throws IOException {
    in.skipBytes(2);
    int name = in.readUnsignedShort();
    in.skipBytes(2);
    return name;
  }

  private void member() throws IOException {
    in.skipBytes(6);
    attributes();
  }

  /** Passes over attributes; the length of the code if one of them is Code, else 0. */
  private int attributes() throws IOException {
    int code = 0;
    for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
      String name = strings.get(in.readUnsignedShort());
      int length = in.readInt();
      if ("Code".equals(name)) {
        in.skipBytes(4);
        code = in.readInt();
        in.skipBytes(length - 8);
      } else {
        in.skipBytes(length);
      }
    }
    return code;
  }

  private void constants() throws IOException {
    int count = in.readUnsignedShort();
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> strings.put(i, in.readUTF());
        case 7, 8, 16, 19, 20 -> in.skipBytes(2);
        case 15 -> in.skipBytes(3);
        case 5, 6 -> {
          in.skipBytes(8);
          i++;
        }
        default -> in.skipBytes(4);
      }
    }
  }
}
