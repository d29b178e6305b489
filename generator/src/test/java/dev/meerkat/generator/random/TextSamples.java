// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.random;

import dev.meerkat.dsl.ir.IrCharset;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Octets that a text may have, and such as are nearly so. */
final class TextSamples {
  private static final int OCTETS = 256;

  private final IrProgram program;
  private final Random random;

  TextSamples(IrProgram program, Random random) {
    this.program = program;
    this.random = random;
  }

  /** What the items say, one after the other. */
  byte[] valid(IrText text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    items(text, out, List.of());
    return out.toByteArray();
  }

  /** A few octets of another changed, taken out or put in; or its beginning. */
  byte[] changed(byte[] octets) {
    byte[] changed = octets;
    for (int i = random.nextInt(3); i >= 0 && changed.length > 0; i--) {
      int at = random.nextInt(changed.length);
      changed =
          switch (random.nextInt(4)) {
            case 0 -> joined(changed, at, at + 1, new byte[0]);
            case 1 -> joined(changed, at, at, new byte[] {odd(changed)});
            case 2 -> Arrays.copyOf(changed, at);
            default -> joined(changed, at, at + 1, new byte[] {odd(changed)});
          };
    }
    return changed;
  }

  private byte odd(byte[] octets) {
    return random.nextBoolean()
        ? octets[random.nextInt(octets.length)]
        : (byte) "\r\n\t :0aZ\u00ff".charAt(random.nextInt(9));
  }

  private static byte[] joined(byte[] octets, int from, int to, byte[] middle) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(octets, 0, from);
    out.writeBytes(middle);
    out.write(octets, to, octets.length - to);
    return out.toByteArray();
  }

  private void items(IrText text, ByteArrayOutputStream out, List<IrText.Slot> slots) {
    for (IrText.Item item : text.items()) {
      if (item instanceof IrText.Token token) {
        boolean isKey = token.name().equals("key") && !slots.isEmpty() && random.nextInt(3) > 0;
        out.writeBytes(
            isKey ? slots.get(random.nextInt(slots.size())).key().toArray() : run(token));
      } else if (item instanceof IrText.Literal literal) {
        out.writeBytes(literal.value().toArray());
      } else if (item instanceof IrText.Digits digits) {
        number(digits, out, random.nextInt(random.nextBoolean() ? 9 : 300));
      } else if (item instanceof IrText.Lines lines) {
        lines(text, lines, out);
      } else if (item instanceof IrText.Chunked chunked) {
        chunks(chunked, out);
      }
    }
  }

  private void lines(IrText text, IrText.Lines lines, ByteArrayOutputStream out) {
    List<IrText.Slot> slots =
        text.items().stream()
            .filter(IrText.Index.class::isInstance)
            .flatMap(index -> ((IrText.Index) index).slots().stream())
            .toList();
    for (int i = random.nextInt((int) lines.max() + 1); i > 0; i--) {
      items(program.text(lines.lineText()), out, slots);
    }
    out.writeBytes(lines.until().toArray());
  }

  private void chunks(IrText.Chunked chunked, ByteArrayOutputStream out) {
    for (int i = random.nextInt(4); i >= 0; i--) {
      byte[] data = new byte[i == 0 ? 0 : 1 + random.nextInt(30)];
      random.nextBytes(data);
      for (IrText.Item item : program.text(chunked.chunkText()).items()) {
        if (item instanceof IrText.Digits size && size.id() == chunked.sizeItem()) {
          number(size, out, data.length);
        } else if (item instanceof IrText.Token token) {
          out.writeBytes(run(token));
        } else if (item instanceof IrText.Literal literal) {
          out.writeBytes(literal.value().toArray());
        }
      }
      if (i > 0) {
        out.writeBytes(data);
        out.writeBytes(chunked.behind().toArray());
      }
    }
  }

  private void number(IrText.Digits digits, ByteArrayOutputStream out, long number) {
    StringBuilder text = new StringBuilder(Long.toString(number, digits.base()));
    while (text.length() < digits.minDigits()) {
      text.insert(0, '0');
    }
    out.writeBytes(text.toString().getBytes(StandardCharsets.US_ASCII));
  }

  private byte[] run(IrText.Token token) {
    IrCharset set = program.charset(token.charset());
    int most = (int) Math.min(token.max(), token.min() + random.nextInt(9));
    byte[] octets = new byte[(int) token.min() + random.nextInt((int) (most - token.min()) + 1)];
    for (int i = 0; i < octets.length; i++) {
      int octet = random.nextInt(OCTETS);
      while (!set.contains(octet)) {
        octet = (octet + 1) % OCTETS;
      }
      octets[i] = (byte) octet;
    }
    return octets;
  }
}
