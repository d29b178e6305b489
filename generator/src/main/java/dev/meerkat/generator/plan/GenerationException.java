// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan;

/** A request that cannot be answered; the message says which part of it and why. */
public final class GenerationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public GenerationException(String message) {
    super(message);
  }
}
