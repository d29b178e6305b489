// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.fuzz;

import dev.meerkat.dsl.ir.IrConst;
import dev.meerkat.dsl.ir.IrEnum;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrFlags;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.ir.Octets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The words of a protocol: constants, names, tags, literals, and numbers at the edge. */
public final class Dictionary {
  private static final int LONGEST = 64;
  private static final int MOST = 2000;

  private final IrProgram program;
  private final Map<Octets, String> words = new LinkedHashMap<>();

  private Dictionary(IrProgram program) {
    this.program = program;
  }

  /** The dictionary of a module and of what it imports. */
  public static String of(IrProgram program, IrModule module) {
    Dictionary dictionary = new Dictionary(program);
    dictionary.module(module);
    module.imports().stream()
        .flatMap(name -> program.module(name).stream())
        .forEach(dictionary::module);
    dictionary.edges();
    return dictionary.print(module);
  }

  private void module(IrModule module) {
    module.constants().forEach(this::constant);
    module.enums().forEach(this::enumeration);
    module.flags().forEach(this::flags);
    module.structs().forEach(this::struct);
    module.tlvs().forEach(this::tlv);
    module.texts().forEach(this::text);
  }

  private void constant(IrConst constant) {
    for (int bits = Byte.SIZE; bits <= Long.SIZE; bits *= 2) {
      if (bits == Long.SIZE || constant.value() >>> bits == 0) {
        number(new IrType.Int(bits, false, false), constant.value(), "constant");
        return;
      }
    }
  }

  private void enumeration(IrEnum declaration) {
    for (IrEnum.Item item : declaration.items()) {
      number(declaration.wire(), item.first(), declaration.simpleName() + "_" + item.name());
    }
  }

  private void flags(IrFlags declaration) {
    for (IrFlags.Item item : declaration.items()) {
      if (item.name() != null) {
        long mask = item.bits() == Long.SIZE ? -1 : (1L << item.bits()) - 1;
        String name = declaration.simpleName() + "_" + item.name();
        number(declaration.wire(), mask << item.shift(), name);
      }
    }
  }

  private void struct(IrStruct struct) {
    for (IrField field : struct.fields()) {
      String name = struct.simpleName() + "_" + field.name();
      if (field.constant() instanceof IrField.Constant.Number constant) {
        number(field.type(), constant.value(), name);
      } else if (field.constant() instanceof IrField.Constant.Text constant) {
        word(constant.value(), name);
      }
      if (field.type() instanceof IrType.Switch choice
          && choice.on() instanceof IrExpr.Field selector) {
        IrType type = struct.field(selector.id()).type();
        choice.cases().forEach(c -> c.values().forEach(v -> number(type, v, name)));
      }
    }
  }

  private void tlv(IrTlv tlv) {
    for (IrTlv.Case option : tlv.cases()) {
      if (!option.isDefault()) {
        number(tlv.head().field(1).type(), option.tag(), tlv.simpleName() + "_" + option.name());
      }
      if (option.body() != null) {
        struct(option.body());
      }
    }
  }

  private void text(IrText text) {
    for (IrText.Item item : text.items()) {
      if (item instanceof IrText.Literal literal) {
        word(literal.value(), "literal");
      } else if (item instanceof IrText.Lines lines) {
        word(lines.until(), "end");
      } else if (item instanceof IrText.Index index) {
        index.slots().forEach(slot -> word(slot.key(), slot.name()));
      }
    }
  }

  private void edges() {
    for (int bits = Byte.SIZE; bits <= Integer.SIZE; bits *= 2) {
      for (boolean isLittle : new boolean[] {false, true}) {
        IrType.Int type = new IrType.Int(bits, false, isLittle);
        String name = "u" + bits + (isLittle ? "_little" : "");
        for (long value : new long[] {0, 1, (1L << bits - 1) - 1, 1L << bits - 1, -2, -1}) {
          number(type, value, name);
        }
      }
    }
  }

  /** A number as it stands on the wire; one that is no run of octets is left out. */
  private void number(IrType type, long value, String name) {
    IrType.Int wire = wire(type);
    if (wire != null && wire.bits() % Byte.SIZE == 0) {
      byte[] octets = new byte[wire.bits() / Byte.SIZE];
      for (int i = 0; i < octets.length; i++) {
        int at = wire.littleEndian() ? i : octets.length - 1 - i;
        octets[at] = (byte) (value >>> Byte.SIZE * i);
      }
      word(Octets.of(octets), name);
    }
  }

  private IrType.Int wire(IrType type) {
    if (type instanceof IrType.EnumOf named) {
      return program.enumeration(named.enumName()).wire();
    } else if (type instanceof IrType.FlagsOf named) {
      return program.flags(named.flagsName()).wire();
    } else if (type instanceof IrType.VarUint) {
      return new IrType.Int(Byte.SIZE, false, false);
    }
    return type instanceof IrType.Int number ? number : null;
  }

  private void word(Octets octets, String name) {
    if (octets.length() > 0 && octets.length() <= LONGEST && words.size() < MOST) {
      words.putIfAbsent(octets, name);
    }
  }

  private String print(IrModule module) {
    StringBuilder out = new StringBuilder();
    out.append("# Words of ").append(module.name());
    out.append(". Generated by Meerkat from its description; do not edit.\n");
    int number = 0;
    for (Map.Entry<Octets, String> word : words.entrySet()) {
      String name = word.getValue().replaceAll("[^A-Za-z0-9_]", "_");
      out.append(name).append('_').append(number++).append("=\"");
      for (int i = 0; i < word.getKey().length(); i++) {
        octet(word.getKey().at(i), out);
      }
      out.append("\"\n");
    }
    return out.toString();
  }

  private static void octet(int octet, StringBuilder out) {
    boolean isPlain = octet > ' ' && octet < 0x7F && octet != '"' && octet != '\\';
    if (isPlain || octet == ' ') {
      out.append((char) octet);
    } else {
      out.append("\\x").append(Character.forDigit(octet >> 4, 16));
      out.append(Character.forDigit(octet & 15, 16));
    }
  }
}
