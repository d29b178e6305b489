// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.dissect;

import dev.meerkat.core.layer.LayerType;
import dev.meerkat.samples.codec.Layers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Finds messages by the names that people use, among all that classes were generated for. */
public final class Protocols {
  private Protocols() {}

  /**
   * The message of a name: {@code tcp} or {@code net.tcp.Tcp}; or the name of a module, with or
   * without what stands in front of its last dot, that has one message alone.
   */
  public static Optional<LayerType> find(String name) {
    for (LayerType type : Layers.all()) {
      if (type.label().equalsIgnoreCase(name) || type.toString().equalsIgnoreCase(name)) {
        return Optional.of(type);
      }
    }
    List<LayerType> inModule =
        Layers.all().stream().filter(type -> isModule(type.module(), name)).toList();
    return inModule.size() == 1 ? Optional.of(inModule.get(0)) : Optional.empty();
  }

  /** All labels, sorted. */
  public static List<String> labels() {
    TreeSet<String> labels = new TreeSet<>();
    Layers.all().forEach(type -> labels.add(type.label()));
    return List.copyOf(labels);
  }

  private static boolean isModule(String module, String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return module.equals(wanted) || module.endsWith("." + wanted);
  }
}
