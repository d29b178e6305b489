// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl;

import java.util.List;
import java.util.Optional;

/** Finds the file of an imported module. */
@FunctionalInterface
public interface SourceLocator {
  /** The file that declares a module such as {@code net.tcp}. */
  Optional<SourceText> locate(String module);

  /** Finds nothing: all modules are given as sources. */
  static SourceLocator none() {
    return module -> Optional.empty();
  }

  /** Asks each in turn. */
  static SourceLocator first(List<SourceLocator> locators) {
    List<SourceLocator> all = List.copyOf(locators);
    return module ->
        all.stream()
            .map(l -> l.locate(module))
            .filter(Optional::isPresent)
            .findFirst()
            .flatMap(f -> f);
  }
}
