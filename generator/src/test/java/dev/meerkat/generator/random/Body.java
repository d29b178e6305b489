// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.random;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Random items of a message, struct or element. */
final class Body {
  /** What a field in front has announced. */
  interface Announced {
    void follow();
  }

  private final Parts parts;
  private final Draws draws;
  private final Names names;
  private final Numbers numbers;
  private final boolean isMessage;
  private final List<String> lines = new ArrayList<>();
  private final Deque<Announced> announced = new ArrayDeque<>();
  private final List<String> regions = new ArrayList<>();
  private final Contents contents;
  private final Rarities rarities;
  private String sum;
  private String indent = "";
  private boolean isMeasured;
  private boolean isCovered;

  Body(Parts parts, boolean isMessage) {
    this.parts = parts;
    this.draws = parts.draws();
    this.names = new Names(draws);
    this.numbers = new Numbers(draws);
    this.isMessage = isMessage;
    this.contents = new Contents(parts, numbers);
    this.rarities = new Rarities(this, parts, names, numbers, contents);
    numbers.sumsBy(rarities::pseudoHeader);
  }

  boolean isMessage() {
    return isMessage;
  }

  /** The regions that are whole. */
  List<String> regions() {
    return regions;
  }

  /** Whether a checksum may cover the message: one may. */
  boolean mayCoverAll() {
    boolean may = isMessage && !isCovered;
    isCovered |= may;
    return may;
  }

  /** A parameter that checksums begin with. */
  void takeSum(String parameter) {
    sum = parameter;
    numbers.addSum(parameter);
  }

  void announce(Announced field) {
    announced.add(field);
  }

  Numbers numbers() {
    return numbers;
  }

  String text(String prefix) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(prefix).append(line).append('\n'));
    return text.toString();
  }

  /**
   * So many items and what they announce.
   *
   * @param isOpen whether the last runs to the end of the scope
   */
  void items(int count, boolean isOpen) {
    for (int i = 0; i < count; i++) {
      item();
      if (!announced.isEmpty() && draws.oneIn(3)) {
        announced.poll().follow();
      }
    }
    while (!announced.isEmpty()) {
      announced.poll().follow();
    }
    if (sum != null) {
      rarities.checksum(sum);
    }
    if (isOpen) {
      boolean isTail = draws.oneIn(5);
      field(names.fresh(), isTail ? "u8" : contents.open(), isTail ? " if more" : "");
    }
  }

  /** Items whose size is known from what stands in front of them; now and then a payload flows. */
  void framedItems(int count) {
    isMeasured = true;
    for (int i = 0; i < count; i++) {
      switch (draws.below(11)) {
        case 1, 2 -> bits();
        case 3 -> prefixed();
        case 4, 5 -> sized();
        case 6 -> counted();
        case 7 -> rarities.elasticSize();
        case 8 -> constant();
        case 9 -> conditional();
        case 10 -> rarities.elastic();
        default -> number(draws.of(8, 16, 32));
      }
    }
    boolean isFlowing = draws.oneIn(2);
    String size = names.fresh();
    if (isFlowing) {
      field(size, draws.of("u16", "u31", "u8", "varuint(7, le, max 4)"), " sizes flow");
      String line = lines.remove(lines.size() - 1);
      lines.add(line.contains("u31") ? line + " _ : u1 = 0;" : line);
    }
    while (!announced.isEmpty()) {
      announced.poll().follow();
    }
    if (isFlowing) {
      boolean isMasked = draws.oneIn(2);
      line(
          isMasked
              ? "key : bytes[4]; flow : bytes[..] xor key stream;"
              : "flow : bytes[..] stream;");
    }
  }

  private void item() {
    switch (draws.below(19)) {
      case 1, 2 -> bits();
      case 3 -> bytes();
      case 4 -> list();
      case 5 -> part();
      case 6 -> conditional();
      case 7 -> prefixed();
      case 8 -> region();
      case 9 -> let();
      case 10 -> require();
      case 11 -> constant();
      case 12 -> choice();
      case 13 -> sized();
      case 14 -> counted();
      case 15 -> rarities.checksum(sum);
      case 16, 17, 18 -> rarities.item();
      default -> number(draws.of(8, 8, 16, 32, 24, 64, 48));
    }
  }

  void line(String text) {
    lines.add(indent + text);
  }

  void field(String name, String type, String clauses) {
    line(name + " : " + type + clauses + (type.startsWith("switch") ? "" : ";"));
  }

  /** Several numbers that make whole bytes together. */
  private void bits() {
    int left = draws.of(8, 8, 16, 32, 24, 64);
    while (left > 0) {
      int width = draws.oneIn(4) ? 1 : draws.between(1, Math.min(left, 33));
      number(width);
      left -= width;
    }
  }

  /** A number by itself, or one that announces something. */
  private void number(int bits) {
    if (draws.oneIn(8)) {
      line("_ : u" + bits + " = " + draws.below(2) + (draws.oneIn(2) ? " should" : "") + ";");
      return;
    }
    if (bits == 1 && !draws.oneIn(3)) {
      present();
      return;
    }
    Scalars.Scalar scalar = parts.scalars().ofBits(bits);
    String name = names.fresh();
    Numbers.Number number = new Numbers.Number(name, scalar.max(), scalar.max() < 16);
    String clauses = scalar.clauses();
    if (scalar.isOpen() && bits > 2 && bits < 60 && draws.oneIn(9)) {
      clauses += " unit " + draws.between(2, 8);
    }
    if (scalar.isOpen() && bits > 3 && bits < 60 && draws.oneIn(9)) {
      clauses += " range 1.." + draws.between(3, 7);
    } else if (scalar.isOpen() && bits > 2 && bits < 60 && draws.oneIn(3)) {
      clauses += " where " + numbers.mild(number) + (draws.oneIn(2) ? " else BAD" : "");
    }
    if (bits > 2 && bits < 60 && draws.oneIn(6)) {
      clauses += " should " + numbers.mild(number);
    }
    field(name, scalar.type(), clauses);
    if (scalar.isNumber() && bits < 60 && !clauses.contains("unit")) {
      numbers.add(name, scalar.max());
    }
  }

  private void present() {
    String flag = names.fresh();
    String one = names.fresh();
    String two = draws.oneIn(3) ? names.fresh() : null;
    line(flag + " : u1 presents " + one + (two == null ? "" : ", " + two) + ";");
    String condition = draws.of(" == 1", "", " != 0");
    announced.add(() -> field(one, contents.closed(), clause(" if " + flag + condition)));
    if (two != null) {
      announced.add(() -> field(two, contents.closed(), clause(" if " + flag + condition)));
    }
    numbers.add(flag, 1);
  }

  /** A clause behind a type that may have clauses of its own. */
  private String clause(String clause) {
    return contents.takeClauses() + clause;
  }

  private void bytes() {
    String name = names.fresh();
    String pad = draws.oneIn(5) ? " pad " + draws.below(2) + " to " + draws.between(2, 5) : "";
    if (numbers.small() != null && draws.oneIn(2)) {
      field(name, contents.text() + "[" + numbers.count() + "]", pad);
    } else {
      field(name, contents.text() + "[" + draws.between(1, 6) + "]", pad);
    }
  }

  private void list() {
    String name = names.fresh();
    String count =
        numbers.small() != null && draws.oneIn(2)
            ? numbers.count()
            : String.valueOf(draws.between(1, 3));
    field(name, contents.element() + "[" + count + "]", "");
  }

  private void part() {
    field(names.fresh(), parts.use(parts.struct(false), numbers), "");
  }

  private void conditional() {
    if (numbers.isEmpty()) {
      return;
    }
    String condition = numbers.condition();
    String name = names.fresh();
    String type = contents.closed();
    field(name, type, clause(" if " + condition));
    if (draws.oneIn(3)) {
      field(names.fresh(), contents.closed(), clause(" if " + name + ".present"));
    }
  }

  private void prefixed() {
    String name = names.fresh();
    String bounds = draws.oneIn(4) ? " max " + draws.between(3, 9) : "";
    bounds += draws.oneIn(5) ? " min 1" : "";
    bounds += draws.oneIn(6) ? " pad " + draws.below(3) + " to " + draws.between(2, 5) : "";
    field(name, contents.sizable() + " prefixed " + prefix(), bounds);
    if (draws.oneIn(3)) {
      line("require " + name + ".size != 3;");
    }
  }

  private String prefix() {
    return draws.oneIn(6) ? parts.elastics().whole() : draws.of("u8", "u16", "u24", "u32");
  }

  /** A run of items: measured from inside, from in front, or not at all. */
  private void region() {
    String name = names.fresh();
    int kind = draws.below(3);
    if (kind == 0) {
      String size = names.fresh();
      field(size, draws.of("u8", "u16 where " + size + " <= 400"), " sizes " + name);
      announced.add(() -> regionItems(name, null));
    } else {
      regionItems(name, kind == 1 ? names.fresh() : null);
    }
  }

  private void regionItems(String name, String size) {
    line("region " + name + " {");
    String before = indent;
    indent += "  ";
    if (size != null) {
      String sizes = draws.of(" + 1", " + 2", " + 3", "") + " where " + size + " >= 4";
      field(size, "u8", " sizes " + name + sizes);
    }
    int count = draws.below(2);
    number(8);
    for (int i = 0; i < count; i++) {
      item();
    }
    if (draws.oneIn(2) && (size != null || !announcedSize(name))) {
      field(names.fresh(), contents.open(), "");
    }
    indent = before;
    line("}");
    regions.add(name);
  }

  private boolean announcedSize(String region) {
    return lines.stream().noneMatch(line -> line.contains("sizes " + region));
  }

  private void let() {
    if (numbers.small() == null) {
      return;
    }
    String name = names.fresh();
    Numbers.Number one = numbers.small();
    Numbers.Number two = numbers.small();
    line(
        "let "
            + name
            + " = "
            + one.name()
            + draws.of(" + ", " * ", " | ", " & ")
            + two.name()
            + ";");
    numbers.add(name, one.max() * two.max() + 255);
  }

  private void require() {
    if (!numbers.isEmpty()) {
      String error = draws.oneIn(2) ? " else WRONG" : "";
      line("require " + numbers.mild(numbers.any()) + error + ";");
    }
  }

  private void constant() {
    String name = names.fresh();
    String soft = draws.oneIn(3) ? " should" : "";
    switch (draws.below(3)) {
      case 1 -> field(name, "bytes[3]", " = \"abc\"" + soft);
      case 2 -> field(name, "ascii[2]", " = \"ok\"" + soft);
      default -> field(name, draws.of("u8", "u16", "u32"), " = " + draws.below(200) + soft);
    }
  }

  private void choice() {
    String tag = names.fresh();
    String body = names.fresh();
    boolean isSized = draws.oneIn(2);
    String size = isSized ? names.fresh() : null;
    boolean isDerived = !draws.oneIn(3);
    field(tag, draws.of("u8", "u8", "u16"), isDerived ? " tags " + body : "");
    if (isSized) {
      field(size, "u8", " sizes " + body);
    }
    announced.add(() -> field(body, contents.choice(tag, isSized), ""));
    numbers.add(tag, 255);
  }

  private void sized() {
    String size = names.fresh();
    String target = names.fresh();
    if (isMessage && indent.isEmpty() && !isMeasured && draws.oneIn(3)) {
      isMeasured = true;
      field(size, "u16", " sizes message where " + size + " in " + draws.of("30", "60") + "..300");
      return;
    }
    String factor = draws.of("", "", "", " * 2", " + 1", " / 2");
    field(size, draws.of("u8", "u16 where " + size + " < 300", "u8 endian big"), "");
    String line = lines.remove(lines.size() - 1);
    int where = line.indexOf(" where");
    String sizes = " sizes " + target + factor;
    lines.add(
        where < 0
            ? line.substring(0, line.length() - 1) + sizes + ";"
            : line.substring(0, where) + sizes + line.substring(where));
    announced.add(() -> field(target, contents.sizable(), ""));
    if (draws.oneIn(3)) {
      numbers.add(size, 255);
    }
  }

  private void counted() {
    String count = names.fresh();
    String list = names.fresh();
    field(count, draws.of("u8", "u16 where " + count + " < 30"), "");
    String line = lines.remove(lines.size() - 1);
    lines.add(line.replaceFirst("(u8|u16)", "$1 counts " + list));
    announced.add(() -> field(list, contents.element() + "[" + count + "]", ""));
    if (draws.oneIn(3)) {
      numbers.add(count, 255);
    }
  }
}
