// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.output;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a former run left in the output folder.
 *
 * <pre>
 * meerkat-manifest 1
 * inputs 5f1c…
 * file 99ab… com/acme/net/tcp/TcpReader.java
 * </pre>
 *
 * @param inputs digest of all that the files were made from; empty while a run is under way, or
 *     when the next run must look again
 * @param files path below the output folder to digest of the content
 */
public record Manifest(String inputs, SortedMap<String, String> files) {
  private static final String TITLE = "meerkat-manifest 1";

  public Manifest {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** Of a folder that nothing was written to. */
  public static Manifest none() {
    return new Manifest("", new TreeMap<>());
  }

  /** The same files, some more that a run is about to write, and no claim to be up to date. */
  Manifest underway(Set<String> toWrite) {
    TreeMap<String, String> all = new TreeMap<>(files);
    toWrite.forEach(path -> all.putIfAbsent(path, "-"));
    return new Manifest("", all);
  }

  /** Reads what {@link #print} wrote; a damaged or foreign text counts as no manifest. */
  static Manifest parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(TITLE)) {
      return none();
    }
    String inputs = "";
    TreeMap<String, String> files = new TreeMap<>();
    for (String line : lines) {
      String[] words = line.split(" ", 3);
      if (words[0].equals("inputs") && words.length == 2) {
        inputs = words[1];
      } else if (words[0].equals("file") && words.length == 3 && isBelow(words[2])) {
        files.put(words[2], words[1]);
      }
    }
    return new Manifest(inputs, files);
  }

  /** Whether a path stays below the folder whatever the platform: no root, no drive, no way up. */
  private static boolean isBelow(String path) {
    if (path.chars().anyMatch(Character::isISOControl)) {
      return false;
    }
    return Stream.of(path.split("/", -1))
        .noneMatch(s -> s.isEmpty() || s.startsWith("..") || s.contains("\\") || s.contains(":"));
  }

  String print() {
    StringBuilder text = new StringBuilder(TITLE).append('\n');
    if (!inputs.isEmpty()) {
      text.append("inputs ").append(inputs).append('\n');
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      text.append("file ").append(file.getValue()).append(' ').append(file.getKey()).append('\n');
    }
    return text.toString();
  }
}
