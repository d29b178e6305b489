// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.differential;

import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.ir.IrVector;
import dev.meerkat.generator.plan.JavaTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;

/** Bytes to try on a struct: its vectors, cut, changed, and bytes out of the air. */
final class Inputs {
  private static final int[] EDGES = {0, 1, 2, 3, 4, 5, 7, 8, 0x0F, 0x10, 0x7F, 0x80, 0xFE, 0xFF};

  private static final int ZEROS = 64;

  /** Of a long vector not every octet is changed, and not every cut tried, within a build. */
  private static final int CHANGED_OCTETS = Integer.getInteger("differential.octets", 40);

  private static final int CUTS = 4 * CHANGED_OCTETS;

  private final IrModule module;
  private final IrStruct struct;
  private final List<byte[]> parts;
  private final Random random;
  private final BiConsumer<byte[], List<Long>> use;

  Inputs(IrModule module, IrStruct struct, long seed, BiConsumer<byte[], List<Long>> use) {
    this(module, struct, List.of(), seed, use);
  }

  /** With octets to begin from beside those of the vectors. */
  Inputs(
      IrModule module,
      IrStruct struct,
      List<byte[]> parts,
      long seed,
      BiConsumer<byte[], List<Long>> use) {
    this.parts = parts;
    this.module = module;
    this.struct = struct;
    this.random = new Random(seed);
    this.use = use;
  }

  /** Everything, with as many random tries as asked for. */
  void all(int tries) {
    List<byte[]> bases = new ArrayList<>(parts);
    parts.forEach(p -> use.accept(p, List.of()));
    use.accept(new byte[ZEROS], arguments());
    for (IrVector vector : module.vectors()) {
      if (vector.target().equals(struct.qualifiedName())) {
        byte[] octets = vector.octets().toArray();
        bases.add(octets);
        vector(octets, vector.arguments());
      }
    }
    for (int i = 0; i < tries; i++) {
      use.accept(fromTheAir(), arguments());
      if (!bases.isEmpty()) {
        use.accept(mutated(bases.get(random.nextInt(bases.size()))), arguments());
      }
    }
  }

  private void vector(byte[] octets, List<Long> arguments) {
    use.accept(octets, arguments);
    int cut = 1 + octets.length / CUTS;
    for (int length = 0; length < octets.length; length += cut) {
      use.accept(Arrays.copyOf(octets, length), arguments);
    }
    int stride = 1 + octets.length / CHANGED_OCTETS;
    for (int i = random.nextInt(stride); i < octets.length; i += stride) {
      for (int edge : EDGES) {
        byte[] changed = octets.clone();
        changed[i] = (byte) edge;
        use.accept(changed, arguments);
      }
      for (int step : new int[] {-1, 1, 0x10, 0x20, 0x40}) {
        byte[] changed = octets.clone();
        changed[i] += (byte) step;
        use.accept(changed, arguments);
      }
    }
    use.accept(Arrays.copyOf(octets, octets.length + 1), arguments);
    use.accept(Arrays.copyOf(octets, octets.length + 7), arguments);
  }

  private byte[] fromTheAir() {
    byte[] octets = new byte[random.nextInt(random.nextBoolean() ? 12 : 80)];
    random.nextBytes(octets);
    boolean isSmall = random.nextBoolean();
    for (int i = 0; isSmall && i < octets.length; i++) {
      octets[i] = (byte) (octets[i] & (random.nextInt(4) == 0 ? 0xFF : 0x07));
    }
    return octets;
  }

  private byte[] mutated(byte[] base) {
    int length = Math.max(0, base.length + random.nextInt(9) - 4);
    byte[] octets = Arrays.copyOf(base, random.nextInt(3) == 0 ? length : base.length);
    for (int i = random.nextInt(4); i >= 0 && octets.length > 0; i--) {
      int at = random.nextInt(octets.length);
      octets[at] =
          (byte) (random.nextBoolean() ? EDGES[random.nextInt(EDGES.length)] : random.nextInt());
    }
    return octets;
  }

  /** Values for the parameters. */
  private List<Long> arguments() {
    List<Long> arguments = new ArrayList<>();
    for (IrParam param : struct.params()) {
      IrType.Int wire = JavaTypes.wire(param.type());
      long value = random.nextBoolean() ? random.nextInt(8) : random.nextLong();
      if (param.type() instanceof IrType.Origin) {
        arguments.add((long) random.nextInt(8));
      } else if (wire == null) {
        arguments.add(random.nextInt(4) == 0 ? -1L : (long) random.nextInt(0x20000));
      } else if (wire.bits() < 64) {
        long bits = value & ((1L << wire.bits()) - 1);
        long sign = wire.signed() ? 1L << wire.bits() - 1 : 0;
        arguments.add((bits ^ sign) - sign);
      } else {
        arguments.add(value);
      }
    }
    return arguments;
  }
}
