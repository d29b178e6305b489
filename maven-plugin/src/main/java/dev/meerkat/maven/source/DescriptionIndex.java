// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.source;

import dev.meerkat.maven.fault.BuildFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Every description that a build can see, by module name.
 *
 * <p>A project's description hides a library's of the same name. Two libraries that share one name
 * must share the text too, else it would depend on the order of a class path what is built.
 */
public final class DescriptionIndex {
  private final List<Description> own;
  private final List<Description> libraries;
  private final Map<String, Description> projectByModule = new LinkedHashMap<>();

  private DescriptionIndex(List<Description> own, List<Description> libraries) {
    this.own = own;
    this.libraries = List.copyOf(libraries);
  }

  /**
   * Indexes what was found.
   *
   * @param project the project's descriptions, its own and those of its other folders
   * @param libraries those of class paths
   * @throws BuildFault when the project describes a module twice
   */
  public static DescriptionIndex of(List<Description> project, List<Description> libraries)
      throws BuildFault {
    List<Description> own = project.stream().filter(Description::own).toList();
    DescriptionIndex index = new DescriptionIndex(own, libraries);
    for (Description description : project) {
      String module = description.module();
      Description other = index.projectByModule.put(module, description);
      if (other != null && !module.isEmpty()) {
        throw twice(module, other, description);
      }
    }
    return index;
  }

  /** What the build is about, sorted by path; descriptions without a readable header too. */
  public List<Description> own() {
    return own;
  }

  /** All others: of the project's other folders, then of libraries. */
  public List<Description> others() {
    List<Description> others = new ArrayList<>();
    projectByModule.values().stream().filter(d -> !d.own()).forEach(others::add);
    others.addAll(libraries);
    return others;
  }

  /** The description of a module, the project's before a library's. */
  public Optional<Description> module(String name) throws BuildFault {
    Description mine = name.isEmpty() ? null : projectByModule.get(name);
    if (mine != null) {
      return Optional.of(mine);
    }
    Description found = null;
    for (Description library : libraries) {
      if (library.module().equals(name)) {
        if (found != null && !found.text().equals(library.text())) {
          throw twice(name, found, library);
        }
        found = found == null ? library : found;
      }
    }
    return Optional.ofNullable(found);
  }

  /** Names of all modules, sorted, for messages. */
  public List<String> moduleNames() {
    TreeSet<String> names = new TreeSet<>();
    own.forEach(d -> names.add(d.module()));
    others().forEach(d -> names.add(d.module()));
    names.remove("");
    return List.copyOf(names);
  }

  private static BuildFault twice(String module, Description one, Description other) {
    return new BuildFault(
        String.format(
            "module %s is described twice: in %s and in %s",
            module, one.location(), other.location()));
  }
}
