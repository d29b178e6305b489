// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.size;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The methods of a class file with the lengths of their code.
 *
 * @param name the internal name, {@code golden/tcp/TcpReader}
 * @param bytes length of the file
 * @param methods in the order of the file
 */
record ClassFile(String name, int bytes, List<MethodSize> methods) {
  private static final int MAGIC = 0xCAFEBABE;

  /** The package's last name: of generated code, the module's. */
  String module() {
    int end = name.lastIndexOf('/');
    return name.substring(name.lastIndexOf('/', end - 1) + 1, end);
  }

  /** The simple name, nested classes with a dollar. */
  String type() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  int bytecodes() {
    return methods.stream().mapToInt(MethodSize::bytecodes).sum();
  }

  /**
   * Reads a class file.
   *
   * @throws IOException when it is none
   */
  static ClassFile read(byte[] file) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
    if (in.readInt() != MAGIC) {
      throw new IOException("not a class file");
    }
    in.skipNBytes(4);
    Object[] pool = pool(in);
    in.skipNBytes(2);
    String name = (String) pool[(Integer) pool[in.readUnsignedShort()]];
    in.skipNBytes(2);
    in.skipNBytes(2L * in.readUnsignedShort());
    String type = name.substring(name.lastIndexOf('/') + 1);
    members(in, pool, type); // the fields
    return new ClassFile(name, file.length, members(in, pool, type));
  }

  /** Strings for UTF-8 entries, indices for classes, null for what is not needed. */
  private static Object[] pool(DataInputStream in) throws IOException {
    Object[] pool = new Object[in.readUnsignedShort()];
    for (int i = 1; i < pool.length; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> pool[i] = in.readUTF();
        case 7 -> pool[i] = in.readUnsignedShort();
        case 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          i++;
        }
        default -> throw new IOException("unknown constant " + tag);
      }
    }
    return pool;
  }

  /** Fields or methods: both are laid out alike, fields have no code. */
  private static List<MethodSize> members(DataInputStream in, Object[] pool, String type)
      throws IOException {
    List<MethodSize> found = new ArrayList<>();
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      in.skipNBytes(2);
      String name = (String) pool[in.readUnsignedShort()];
      in.skipNBytes(2);
      int attributes = in.readUnsignedShort();
      for (int a = 0; a < attributes; a++) {
        boolean isCode = "Code".equals(pool[in.readUnsignedShort()]);
        int length = in.readInt();
        if (isCode) {
          in.skipNBytes(4);
          found.add(new MethodSize(type, name, in.readInt()));
          length -= 8;
        }
        in.skipNBytes(length);
      }
    }
    return found;
  }
}
