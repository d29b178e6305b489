// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven;

import dev.meerkat.generator.Part;
import dev.meerkat.maven.fault.BuildFault;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which classes a configuration asks for.
 *
 * @param parts as configured; null or empty for what a build has by default
 * @param network as configured, or null
 * @param withFacade whether the goal makes the facade of a network
 */
record PartChoice(List<String> parts, String network, boolean withFacade) {
  private static final Set<Part> BY_DEFAULT =
      EnumSet.of(Part.READER, Part.WRITER, Part.FRAMER, Part.DUMP);
  private static final Set<Part> BELOW_HANDLERS = EnumSet.of(Part.READER, Part.WRITER, Part.FRAMER);

  private static final Set<Part> FACADES = EnumSet.of(Part.HOST_NETWORK, Part.STACK_NETWORK);

  /** The parts that are made. */
  Set<Part> chosen() throws BuildFault {
    Set<Part> chosen = named();
    if (network != null && !network.isBlank()) {
      Part facade = facade();
      chosen.addAll(BELOW_HANDLERS);
      chosen.add(Part.HANDLER);
      if (withFacade) {
        chosen.add(facade);
      }
    } else if (chosen.contains(Part.HANDLER) && !chosen.containsAll(BELOW_HANDLERS)) {
      throw new BuildFault("part 'handler' stands on reader, writer and framer: name them too");
    }
    return chosen;
  }

  private Set<Part> named() throws BuildFault {
    if (parts == null || parts.isEmpty()) {
      return EnumSet.copyOf(BY_DEFAULT);
    }
    Set<Part> chosen = EnumSet.noneOf(Part.class);
    for (String part : parts) {
      chosen.add(named(String.valueOf(part).strip().toUpperCase(Locale.ROOT)));
    }
    return chosen;
  }

  private static Part named(String name) throws BuildFault {
    for (Part part : Part.values()) {
      if (part.name().equals(name) && !FACADES.contains(part)) {
        return part;
      }
    }
    throw new BuildFault(
        "part '"
            + name.toLowerCase(Locale.ROOT)
            + "' is none of reader, writer, framer, dump, layer, handler, editor");
  }

  private Part facade() throws BuildFault {
    return switch (network.strip()) {
      case "host" -> Part.HOST_NETWORK;
      case "stack" -> Part.STACK_NETWORK;
      default ->
          throw new BuildFault("network '" + network + "' is not known: there are host and stack");
    };
  }
}
