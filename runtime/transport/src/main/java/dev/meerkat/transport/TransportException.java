// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport;

/** A port could not be opened. The message is one clear line for whoever asked. */
public final class TransportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    ADDRESS_IN_USE,
    ADDRESS_NOT_LOCAL,
    NOT_PERMITTED,
    NO_RESOURCES,
    OTHER
  }

  private final Reason reason;

  public TransportException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
