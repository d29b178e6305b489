// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What all comparisons together came to. */
final class Tally {
  private final Explanations explanations;
  private final Map<String, Integer> packets = new TreeMap<>();
  private final Map<String, Integer> fields = new TreeMap<>();
  private final List<Difference> unexplained = new ArrayList<>();
  private final List<Rejection> unexplainedRejections = new ArrayList<>();
  private int captures;
  private int explained;
  private int rejected;

  Tally(Explanations explanations) {
    this.explanations = explanations;
  }

  void capture() {
    captures++;
  }

  void packet(String layer) {
    packets.merge(layer, 1, Integer::sum);
  }

  void same(String layer, String field) {
    fields.merge(layer, 1, Integer::sum);
  }

  void differs(Difference difference) {
    if (explanations.explain(difference)) {
      explained++;
    } else {
      unexplained.add(difference);
    }
  }

  void rejected(Rejection rejection) {
    if (explanations.explain(rejection)) {
      rejected++;
    } else {
      unexplainedRejections.add(rejection);
    }
  }

  /** What nothing explains, for a person: the first of each field, and how many there are. */
  List<String> unexplained(int limit) {
    Map<String, List<String>> kinds = new TreeMap<>();
    for (Difference difference : unexplained) {
      String kind = difference.layer() + " " + difference.field();
      kinds.computeIfAbsent(kind, k -> new ArrayList<>()).add(difference.toString());
    }
    for (Rejection rejection : unexplainedRejections) {
      String kind = rejection.layer() + " " + rejection.error() + " in " + rejection.field();
      kinds.computeIfAbsent(kind, k -> new ArrayList<>()).add(rejection.toString());
    }
    return kinds.values().stream()
        .limit(limit)
        .map(found -> found.get(0) + (found.size() > 1 ? " (" + found.size() + " times)" : ""))
        .toList();
  }

  List<Difference> unexplained() {
    return unexplained;
  }

  List<Rejection> unexplainedRejections() {
    return unexplainedRejections;
  }

  /** Packets and fields a protocol, a line each. */
  String report() {
    StringBuilder report = new StringBuilder();
    report.append(String.format("%d captures%n", captures));
    report.append(String.format("%-10s %10s %10s%n", "layer", "packets", "fields"));
    packets.forEach(
        (layer, count) ->
            report.append(
                String.format("%-10s %10d %10d%n", layer, count, fields.getOrDefault(layer, 0))));
    report.append(
        String.format(
            "%d differences explained, %d packets rejected for listed reasons%n",
            explained, rejected));
    return report.append(explanations.report()).toString();
  }
}
