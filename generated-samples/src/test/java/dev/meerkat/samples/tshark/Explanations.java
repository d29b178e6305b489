// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The list of what may differ, and why: {@code tshark-differences.txt}.
 *
 * <pre>
 * # layer | field | cause | reason
 * tcp | tcp.payload | EMPTY_OCTETS | tshark shows no field for no octets
 * # layer | rejected: error in field | cause | reason
 * arp | rejected: SHORT in * | TSHARK_TOO | cut short, or sizes that lie
 * </pre>
 *
 * <p>A line explains a difference if layer and field are the same and the cause, which is code,
 * holds for this very packet. A line that explains nothing is stale.
 */
final class Explanations {
  private static final String SEPARATOR = " \\| ";
  private static final int COLUMNS = 4;
  private static final String REJECTED = "rejected: ";

  private final List<Entry> entries = new ArrayList<>();

  Explanations(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        entries.add(new Entry(i + 1, line));
      }
    }
  }

  /** Finds the line that explains a difference. */
  boolean explain(Difference difference) {
    return explain(
        difference.layer(),
        difference.field(),
        entry -> DifferenceCause.valueOf(entry.cause).holds(difference));
  }

  /** Finds the line that explains why we refuse a packet. */
  boolean explain(Rejection rejection) {
    return explain(
        rejection.layer(),
        REJECTED + rejection.error() + " in " + rejection.field(),
        entry -> RejectionCause.valueOf(entry.cause).holds(rejection));
  }

  /** Lines that explain nothing. */
  List<String> stale() {
    return entries.stream().filter(e -> e.uses == 0).map(e -> e.number + ": " + e.line).toList();
  }

  /** How often each line was needed. */
  String report() {
    StringBuilder report = new StringBuilder();
    for (Entry entry : entries) {
      report.append(String.format("%8d  %s%n", entry.uses, entry.line));
    }
    return report.toString();
  }

  private boolean explain(String layer, String field, Predicate<Entry> holds) {
    for (Entry entry : entries) {
      if (entry.isAbout(layer, field) && holds.test(entry)) {
        entry.uses++;
        return true;
      }
    }
    return false;
  }

  private static final class Entry {
    private final int number;
    private final String line;
    private final String layer;
    private final String field;
    private final String cause;
    private int uses;

    /** A field {@code *} stands for any that an error can be in. */
    boolean isAbout(String aLayer, String aField) {
      boolean isField =
          field.equals(aField)
              || field.endsWith("*")
                  && aField.startsWith(field.substring(0, field.length() - 1))
                  && aField.startsWith(REJECTED);
      return isField && layer.equals(aLayer);
    }

    Entry(int number, String line) {
      String[] columns = line.split(SEPARATOR, COLUMNS);
      if (columns.length < COLUMNS || columns[COLUMNS - 1].isBlank()) {
        throw new IllegalArgumentException("line " + number + ": four columns are wanted: " + line);
      }
      this.number = number;
      this.line = line;
      this.layer = columns[0].strip();
      this.field = columns[1].strip();
      this.cause = columns[2].strip();
    }
  }
}
