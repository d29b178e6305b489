// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrChecksum;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Checksums of the user's own, by the names of their externs. One that is not among them is not
 * verified, and a message with it cannot be written.
 */
public final class Externs {
  public static final Externs NONE = new Externs(Map.of());

  private final Map<String, ToLongFunction<byte[]>> checksums;

  private Externs(Map<String, ToLongFunction<byte[]>> checksums) {
    this.checksums = Map.copyOf(checksums);
  }

  /**
   * These and one more.
   *
   * @param qualifiedName {@code acme.fleet.sum}
   * @param of the checksum of octets one behind the other
   */
  public Externs with(String qualifiedName, ToLongFunction<byte[]> of) {
    Map<String, ToLongFunction<byte[]>> more = new HashMap<>(checksums);
    more.put(qualifiedName, of);
    return new Externs(more);
  }

  boolean knows(IrChecksum checksum) {
    return checksum.isBuiltIn() || checksums.containsKey(checksum.name());
  }

  long checksum(IrChecksum checksum, byte[] octets) {
    return checksum.isBuiltIn()
        ? OctetChecks.of(checksum, octets)
        : checksums.get(checksum.name()).applyAsLong(octets);
  }
}
