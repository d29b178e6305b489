// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.size;

import dev.meerkat.bench.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Adds up generated classes by module, message and direction. */
final class Footprint {
  private static final List<String> DIRECTIONS =
      List.of("Reader", "Writer", "Framer", "Dump", "Layer");
  private static final String NAMES = "names";

  /** Classes and bytes of one column. */
  private record Sum(int files, int bytes, int bytecodes) {
    static final Sum NONE = new Sum(0, 0, 0);

    Sum plus(ClassFile file) {
      return new Sum(files + 1, bytes + file.bytes(), bytecodes + file.bytecodes());
    }

    Sum plus(Sum other) {
      return new Sum(files + other.files, bytes + other.bytes, bytecodes + other.bytecodes);
    }

    /** Kilobytes of class files and of code in them. */
    @Override
    public String toString() {
      return files == 0 ? "" : "%.1f (%.1f)".formatted(bytes / 1024.0, bytecodes / 1024.0);
    }
  }

  private final Map<String, Map<String, Map<String, Sum>>> modules = new TreeMap<>();
  private final List<ClassFile> files;

  Footprint(List<ClassFile> files) {
    this.files = List.copyOf(files);
    for (ClassFile file : files) {
      String direction = direction(file.type());
      modules
          .computeIfAbsent(file.module(), m -> new TreeMap<>())
          .computeIfAbsent(message(file.type(), direction), m -> new TreeMap<>())
          .merge(direction, Sum.NONE.plus(file), Sum::plus);
    }
  }

  /** One row a module, or one row a message. */
  Table table(boolean byMessage) {
    List<String> headings = new ArrayList<>(List.of(byMessage ? "message" : "module", NAMES));
    headings.addAll(DIRECTIONS.stream().map(d -> d.toLowerCase(Locale.ROOT)).toList());
    headings.add("all");
    Table table = new Table(headings.toArray(String[]::new));
    Map<String, Sum> total = new TreeMap<>();
    modules.forEach(
        (module, messages) -> {
          Map<String, Sum> sums = new TreeMap<>();
          messages.forEach(
              (message, byDirection) -> {
                byDirection.forEach((direction, sum) -> sums.merge(direction, sum, Sum::plus));
                if (byMessage) {
                  table.row(row(module + "." + message, byDirection));
                }
              });
          sums.forEach((direction, sum) -> total.merge(direction, sum, Sum::plus));
          if (!byMessage) {
            table.row(row(module, sums));
          }
        });
    table.row(row("all", total));
    return table;
  }

  /** Methods above a limit, the longest first. */
  List<MethodSize> methodsAbove(int bytecodes) {
    return files.stream()
        .flatMap(file -> file.methods().stream())
        .filter(method -> method.bytecodes() > bytecodes && !method.runsOnce())
        .sorted((a, b) -> Integer.compare(b.bytecodes(), a.bytecodes()))
        .toList();
  }

  int methods() {
    return files.stream().mapToInt(file -> file.methods().size()).sum();
  }

  private static String[] row(String name, Map<String, Sum> sums) {
    List<String> row = new ArrayList<>();
    row.add(name);
    row.add(sums.getOrDefault(NAMES, Sum.NONE).toString());
    for (String direction : DIRECTIONS) {
      row.add(sums.getOrDefault(direction, Sum.NONE).toString());
    }
    row.add(sums.values().stream().reduce(Sum.NONE, Sum::plus).toString());
    return row.toArray(String[]::new);
  }

  private static String direction(String type) {
    String outer = outer(type);
    return DIRECTIONS.stream().filter(outer::endsWith).findFirst().orElse(NAMES);
  }

  private static String message(String type, String direction) {
    String outer = outer(type);
    return direction.equals(NAMES)
        ? outer
        : outer.substring(0, outer.length() - direction.length());
  }

  private static String outer(String type) {
    int dollar = type.indexOf('$');
    return dollar < 0 ? type : type.substring(0, dollar);
  }
}
