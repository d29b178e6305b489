// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.source;

import dev.meerkat.maven.fault.BuildFault;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The declared descriptions and everything that they import, directly or not. */
public final class ImportClosure {
  private ImportClosure() {}

  /**
   * Follows imports.
   *
   * @return sorted by source name; an import that leads nowhere is left to the compiler to report
   */
  public static List<Description> of(DescriptionIndex index, Collection<Description> declared)
      throws BuildFault {
    Map<String, Description> reached = new TreeMap<>();
    Deque<Description> open = new ArrayDeque<>(declared);
    while (!open.isEmpty()) {
      Description description = open.poll();
      Description other = reached.putIfAbsent(description.sourceName(), description);
      if (other != null) {
        continue;
      }
      for (String name : description.header().imports()) {
        Optional<Description> imported = index.module(name);
        imported.ifPresent(open::add);
      }
    }
    return List.copyOf(reached.values());
  }
}
