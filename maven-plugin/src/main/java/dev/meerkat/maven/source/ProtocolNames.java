// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.source;

import dev.meerkat.maven.fault.BuildFault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * From the {@code <protocol>} names of a build to descriptions.
 *
 * <p>A name is, in this order: a module's name ({@code net.tcp}); the file name of one of the
 * project's own descriptions ({@code telemetry} or {@code telemetry.wire}); the file name or the
 * last part of the module name of a library's ({@code tcp}); the name of a message that only one
 * library module declares, in any case ({@code ipv4}).
 */
public final class ProtocolNames {
  private final DescriptionIndex index;

  public ProtocolNames(DescriptionIndex index) {
    this.index = index;
  }

  /** The declared descriptions; all of the project's own when no name is given. */
  public List<Description> resolve(List<String> names) throws BuildFault {
    if (names.isEmpty()) {
      return index.own();
    }
    Map<String, Description> chosen = new LinkedHashMap<>();
    for (String name : names) {
      Description description = resolve(name.strip());
      chosen.put(description.sourceName(), description);
    }
    return List.copyOf(chosen.values());
  }

  private Description resolve(String name) throws BuildFault {
    Optional<Description> module = index.module(name);
    if (module.isPresent()) {
      return module.get();
    }
    String fileName = Description.fileName(name);
    Pattern message = message(name);
    List<Predicate<Description>> rules =
        List.of(
            d -> d.own() && d.fileName().equals(fileName),
            d -> d.own() && lastSegment(d).equals(name),
            d -> !d.own() && (d.fileName().equals(name) || lastSegment(d).equals(name)),
            d -> !d.own() && message.matcher(d.text()).find());
    for (Predicate<Description> rule : rules) {
      Collection<Description> found = matches(rule);
      if (found.size() > 1) {
        throw ambiguous(name, found);
      }
      if (!found.isEmpty()) {
        return found.iterator().next();
      }
    }
    throw unknown(name);
  }

  /** One description a module: a library may be on two class paths at once. */
  private Collection<Description> matches(Predicate<Description> rule) throws BuildFault {
    Map<String, Description> found = new LinkedHashMap<>();
    List<Description> all = new ArrayList<>(index.own());
    all.addAll(index.others());
    for (Description description : all) {
      if (rule.test(description)) {
        Optional<Description> first = index.module(description.module());
        found.putIfAbsent(description.module(), first.orElse(description));
      }
    }
    return found.values();
  }

  private static String lastSegment(Description description) {
    String module = description.module();
    return module.substring(module.lastIndexOf('.') + 1);
  }

  private static Pattern message(String name) {
    return Pattern.compile(
        "^[ \\t]*(?:message|text)[ \\t]+" + Pattern.quote(name) + "\\b",
        Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  }

  private static BuildFault ambiguous(String name, Collection<Description> found) {
    List<String> modules = found.stream().map(Description::module).sorted().toList();
    return new BuildFault(
        "<protocol>"
            + name
            + "</protocol> can mean "
            + String.join(" or ", modules)
            + ": write the module's name");
  }

  private BuildFault unknown(String name) {
    List<String> known = index.moduleNames();
    String wayOut =
        known.isEmpty()
            ? "no description was found at all: is a dependency missing?"
            : "known are " + String.join(", ", known);
    return new BuildFault("there is no protocol '" + name + "'; " + wayOut);
  }
}
