// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.random;

import java.util.ArrayList;
import java.util.List;

/** Items that few protocols have: each in one or two of its forms. */
final class Rarities {
  private static final List<String> SUMS =
      List.of(
          "crc32 u32",
          "crc32c u32",
          "crc16ccitt u16",
          "crc16modbus u16",
          "crc16x25 u16",
          "adler32 u32",
          "fletcher16 u16",
          "odd u16");

  private final Body body;
  private final Parts parts;
  private final Draws draws;
  private final Names names;
  private final Numbers numbers;
  private final Contents contents;
  private int headers;

  Rarities(Body body, Parts parts, Names names, Numbers numbers, Contents contents) {
    this.body = body;
    this.parts = parts;
    this.draws = parts.draws();
    this.names = names;
    this.numbers = numbers;
    this.contents = contents;
  }

  /** One of them. */
  void item() {
    switch (draws.below(12)) {
      case 1 -> elasticSize();
      case 2, 3 -> body.field(names.fresh(), parts.chain(), "");
      case 4 -> until();
      case 5, 6 -> sum();
      case 7 -> masked();
      case 8 -> opaque();
      case 9 -> only();
      case 10 -> halves();
      case 11 -> shown();
      default -> elastic();
    }
  }

  /** A number of variable width. */
  void elastic() {
    String name = names.fresh();
    boolean isSmall = draws.oneIn(2);
    body.field(name, parts.elastics().whole(), isSmall ? " where " + name + " < 200" : "");
    if (isSmall) {
      numbers.add(name, 199);
    }
  }

  /** A number of variable width that sizes or counts. */
  void elasticSize() {
    String size = names.fresh();
    String target = names.fresh();
    String limit = " where " + size + " < " + draws.of(300, 40);
    if (draws.oneIn(3)) {
      body.field(size, parts.elastics().whole(), " counts " + target + limit);
      body.announce(() -> body.field(target, contents.element() + "[" + size + "]", ""));
    } else {
      body.field(size, parts.elastics().whole(), " sizes " + target + limit);
      body.announce(() -> body.field(target, contents.sizable(), ""));
    }
  }

  private void until() {
    String end = " max " + draws.between(2, 9);
    if (draws.oneIn(2)) {
      String value = draws.of(" == 0", " > 200", " != 7");
      String type = draws.of("u8", "u16", "i8", "varuint(7, le, max 2)");
      body.field(names.fresh(), type + "[..] until element" + value, end);
    } else {
      String value = draws.of(" == 0", " < 128", " in 1..3");
      body.field(names.fresh(), parts.ended() + "[..] until element.k" + value, end);
    }
  }

  /**
   * The Internet checksum.
   *
   * @param pseudo the sum that it begins with, or null
   */
  void checksum(String pseudo) {
    List<String> regions = body.regions();
    String covered = regions.isEmpty() || !body.isMessage() ? null : draws.from(regions);
    if ((pseudo != null && covered == null || draws.oneIn(3)) && body.mayCoverAll()) {
      covered = "message";
    }
    if (covered != null) {
      String all = pseudo == null ? covered : pseudo + ", " + covered;
      String tail = draws.of("", " zero 0xFFFF", " optional", " zero 0xFFFF optional");
      body.field(names.fresh(), "u16", " checks inet16(" + all + ")" + tail);
    }
  }

  /** A checksum over octets. */
  private void sum() {
    String[] algorithm = draws.from(SUMS).split(" ");
    List<String> covered = new ArrayList<>();
    if (!body.regions().isEmpty()) {
      covered.add(draws.from(body.regions()));
    }
    if ((covered.isEmpty() || draws.oneIn(4)) && body.mayCoverAll()) {
      covered.add("message");
    }
    if (!covered.isEmpty()) {
      String order = draws.of("", " endian little", " endian big");
      String list = String.join(", ", covered);
      String clause = " checks " + algorithm[0] + "(" + list + ")" + order;
      body.field(names.fresh(), algorithm[1], clause);
      parts.use(algorithm[0]);
    }
  }

  private void masked() {
    String key = names.fresh();
    String data = names.fresh();
    String size = names.fresh();
    String octets = "bytes[" + draws.of(4, 1, 2, 8) + "]";
    if (draws.oneIn(2)) {
      String flag = names.fresh();
      body.line(flag + " : u1 presents " + key + ";");
      body.line(size + " : u7 sizes " + data + ";");
      body.line(key + " : " + octets + " if " + flag + " == 1;");
    } else {
      body.line(size + " : u8 sizes " + data + ";");
      body.line(key + " : " + octets + ";");
    }
    body.line(data + " : bytes[..] xor " + key + ";");
  }

  /** A part that may grow. */
  private void opaque() {
    String size = names.fresh();
    String part = names.fresh();
    body.field(size, "u8", " sizes " + part);
    body.field(part, parts.use(parts.struct(false), numbers), " opaque");
  }

  private void only() {
    String name = names.fresh();
    String set = draws.of("DIGIT", "letters", "VCHAR");
    String otherwise = draws.of("", " else BAD");
    if (draws.oneIn(2)) {
      body.field(name, "ascii[3]", " where " + name + ".only(" + set + ")" + otherwise);
    } else {
      body.field(name, contents.text() + " prefixed u8", " only " + set + otherwise);
    }
  }

  private void halves() {
    String name = names.fresh();
    body.field(names.fresh(), "u4", "");
    body.field(name, parts.elastics().half(), "");
  }

  /** What a dump shows in another way, or not at all; lists in lists. */
  private void shown() {
    switch (draws.below(6)) {
      case 1 -> body.field(names.fresh(), "bytes[6]", " format mac");
      case 2 -> body.field(names.fresh(), "bytes[16]", " format ipv6");
      case 3 -> body.field(names.fresh(), "bytes prefixed u8", " secret");
      case 4 -> body.field(names.fresh(), "u8[2][" + draws.between(2, 3) + "]", "");
      case 5 -> body.field(names.fresh(), "(utf8 prefixed u8 min 1)[..] prefixed u8", "");
      default -> body.field(names.fresh(), "bytes[4]", " format ipv4");
    }
  }

  /** What a layer's checksum begins with: a struct that is not on the wire. */
  String pseudoHeader() {
    String name = "sum" + headers++;
    String struct = parts.pseudoHeader();
    List<String> arguments = new ArrayList<>();
    for (int bits : new int[] {32, 16, 8}) {
      boolean fits = !numbers.isEmpty() && numbers.any().max() < 1L << bits;
      arguments.add(fits ? numbers.lastAsked().name() : String.valueOf(draws.below(200)));
    }
    body.line("let " + name + " = " + struct + "(" + String.join(", ", arguments) + ");");
    return name;
  }
}
