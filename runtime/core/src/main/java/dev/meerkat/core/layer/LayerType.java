// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.layer;

import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * What the layers of one message have in common.
 *
 * @param module name of the description's module: {@code net.tcp}
 * @param name the message's name there: {@code Tcp}
 * @param label its name in JSON and on command lines: {@code tcp}
 * @param maker makes a layer
 * @param errors name of the kind of an error code
 * @param fields name of a field by its id; null for the message itself and for reserved fields
 */
public record LayerType(
    String module,
    String name,
    String label,
    Supplier<Layer> maker,
    IntFunction<String> errors,
    IntFunction<String> fields) {

  public LayerType {
    Objects.requireNonNull(module, "module");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(maker, "maker");
    Objects.requireNonNull(errors, "errors");
    Objects.requireNonNull(fields, "fields");
  }

  /** Types are what they are, not what they say: there is one of each. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return module + "." + name;
  }
}
