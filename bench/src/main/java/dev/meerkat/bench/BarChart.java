// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench;

import java.util.ArrayList;
import java.util.Formatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * A chart that prints itself as SVG: a group of bars for each case, a bar for each contender, as
 * long as the logarithm of its time. Shorter is better.
 */
public final class BarChart {
  private static final int WIDTH = 960;
  private static final int LABELS = 220;
  private static final int RIGHT = 90;
  private static final int BAR = 11;
  private static final int GAP = 10;
  private static final int TOP = 64;

  /** Distinct for people who do not tell red from green. */
  private static final List<String> COLOURS =
      List.of(
          "#0072b2", "#999999", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#5d3a9b");

  private final String title;
  private final Map<String, Map<String, Double>> groups = new LinkedHashMap<>();

  public BarChart(String title) {
    this.title = title;
  }

  /** Adds a bar; cases and contenders stand in the order in which they come. */
  public void bar(String group, String contender, double nanos) {
    groups.computeIfAbsent(group, g -> new LinkedHashMap<>()).put(contender, nanos);
  }

  /** The whole document. */
  public String toSvg() {
    List<String> contenders = contenders();
    StringBuilder text = new StringBuilder();
    Formatter out = new Formatter(text, Locale.ROOT);
    int height = TOP + GAP;
    for (Map<String, Double> bars : groups.values()) {
      height += bars.size() * BAR + GAP;
    }
    out.format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
            + " font-size=\"10\">\n",
        WIDTH, height);
    out.format("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>\n", WIDTH, height);
    out.format("<text x=\"12\" y=\"20\" font-size=\"14\">%s</text>\n", title);
    legend(out, contenders);
    grid(out, height);
    int y = TOP;
    for (Map.Entry<String, Map<String, Double>> group : groups.entrySet()) {
      y = group(out, group, contenders, y);
    }
    return text.append("</svg>\n").toString();
  }

  private int group(
      Formatter out,
      Map.Entry<String, Map<String, Double>> group,
      List<String> contenders,
      int top) {
    int y = top;
    int middle = top + group.getValue().size() * BAR / 2 + 4;
    out.format(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n",
        LABELS - 8, middle, group.getKey());
    for (Map.Entry<String, Double> bar : group.getValue().entrySet()) {
      double x = x(bar.getValue());
      out.format(
          "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>\n",
          LABELS,
          y,
          x - LABELS,
          BAR - 1,
          COLOURS.get(contenders.indexOf(bar.getKey()) % COLOURS.size()));
      out.format(
          "<text x=\"%.1f\" y=\"%d\" font-size=\"9\">%.1f</text>\n",
          x + 3, y + BAR - 2, bar.getValue());
      y += BAR;
    }
    return y + GAP;
  }

  private static void legend(Formatter out, List<String> contenders) {
    int x = LABELS;
    for (int i = 0; i < contenders.size(); i++) {
      String colour = COLOURS.get(i % COLOURS.size());
      out.format(
          "<rect x=\"%d\" y=\"30\" width=\"10\" height=\"10\" fill=\"%s\"/>"
              + "<text x=\"%d\" y=\"39\">%s</text>\n",
          x, colour, x + 14, contenders.get(i));
      x += 32 + 6 * contenders.get(i).length();
    }
  }

  /** A line for each power of ten. */
  private void grid(Formatter out, int height) {
    for (double nanos = 1; nanos <= longest(); nanos *= 10) {
      double x = x(nanos);
      out.format(
          "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#dddddd\"/>"
              + "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#666666\">%.0f ns</text>\n",
          x, TOP - 6, x, height - GAP, x, TOP - 9, nanos);
    }
  }

  /** Half a nanosecond is where bars begin. */
  private double x(double nanos) {
    double span = Math.log(longest() / 0.5);
    double part = Math.log(Math.max(nanos, 0.5) / 0.5) / span;
    return LABELS + part * (WIDTH - LABELS - RIGHT);
  }

  private double longest() {
    return groups.values().stream()
        .flatMap(bars -> bars.values().stream())
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(10);
  }

  /** Ours and the floor first, the others by name: colours do not change with the cases. */
  private List<String> contenders() {
    TreeSet<String> others = new TreeSet<>();
    groups.values().forEach(bars -> others.addAll(bars.keySet()));
    List<String> ordered = new ArrayList<>();
    for (String first : List.of("meerkat", "handWritten")) {
      if (others.remove(first)) {
        ordered.add(first);
      }
    }
    ordered.addAll(others);
    return ordered;
  }
}
