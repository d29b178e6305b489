// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.script;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A script: its name (the RFC's section and what happens), what the RFC demands, and its lines with
 * the parts that it uses in their place.
 */
record Script(String name, String demands, List<ScriptLine> lines) {
  private static final String SUFFIX = ".script";

  /** Most events that a failure shows. */
  private static final int SHOWN = 30;

  /** The scripts of a folder of the class path; with {@code -Dscript=WORD} those named so. */
  static List<Script> readAll(String folder) throws IOException, URISyntaxException {
    String wanted = System.getProperty("script", "");
    Path at = Path.of(Script.class.getResource(folder).toURI());
    List<Path> paths;
    try (Stream<Path> all = Files.list(at)) {
      paths =
          all.filter(path -> path.toString().endsWith(SUFFIX))
              .filter(path -> path.getFileName().toString().contains(wanted))
              .sorted()
              .toList();
    }
    List<Script> scripts = new ArrayList<>();
    for (Path path : paths) {
      scripts.add(read(path));
    }
    return scripts;
  }

  private static Script read(Path path) throws IOException {
    String file = path.getFileName().toString();
    List<ScriptLine> lines = new ArrayList<>();
    String demands = add(path, path.resolveSibling("parts"), lines);
    if (demands.isEmpty()) {
      throw new IllegalArgumentException(file + " does not say what is demanded");
    }
    return new Script(file.substring(0, file.length() - SUFFIX.length()), demands, lines);
  }

  /** Whether it is played in a version: {@code set ip 4} leaves the other out. */
  boolean isFor(IpVersion version) {
    String other = version == IpVersion.V4 ? "6" : "4";
    return lines.stream()
        .noneMatch(
            line ->
                line.verb().equals("set")
                    && line.word(0).equals("ip")
                    && line.word(1).equals(other));
  }

  /**
   * A failure for people.
   *
   * @param at the line at hand; null before the first
   * @param before what had happened, an event each
   * @param state what the host says of itself
   */
  ScriptFailure failure(ScriptLine at, Throwable cause, List<String> before, String state) {
    StringBuilder text = new StringBuilder(name).append('\n');
    text.append("demands: ").append(demands).append('\n');
    if (at != null) {
      text.append("at ").append(at.place()).append(": ").append(at.text()).append('\n');
    }
    text.append(cause instanceof ScriptFailure ? cause.getMessage() : cause.toString());
    text.append("\nwhat was before, as a script would say it:\n");
    for (String event : before.subList(Math.max(0, before.size() - SHOWN), before.size())) {
      text.append("  ").append(event).append('\n');
    }
    return new ScriptFailure(text.append(state).toString(), cause);
  }

  private static String add(Path path, Path parts, List<ScriptLine> lines) throws IOException {
    StringBuilder demands = new StringBuilder();
    List<String> all = Files.readAllLines(path);
    for (int i = 0; i < all.size(); i++) {
      String text = all.get(i);
      if (text.startsWith("demands:")) {
        demands.append(text.substring("demands:".length()).strip());
        continue;
      }
      ScriptLine line = ScriptLine.parse(path.getFileName().toString(), i + 1, text);
      if (line != null && line.verb().equals("use")) {
        add(parts.resolve(line.word(0) + ".part"), parts, lines);
      } else if (line != null) {
        lines.add(line);
      }
    }
    return demands.toString();
  }
}
