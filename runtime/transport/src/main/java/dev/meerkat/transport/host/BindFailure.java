// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.host;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.transport.TransportException;
import dev.meerkat.transport.TransportException.Reason;
import java.net.BindException;
import java.net.SocketException;

/** Turns what the host says about a port into one clear line. */
final class BindFailure {
  private BindFailure() {}

  static TransportException describe(String verb, Endpoint local, Exception failure) {
    Reason reason = reason(failure);
    String because =
        switch (reason) {
          case ADDRESS_IN_USE -> "port " + local.port() + " is in use";
          case ADDRESS_NOT_LOCAL -> "this host does not have that address";
          case NOT_PERMITTED -> "the host does not permit it";
          case NO_RESOURCES -> "no descriptor is free";
          case OTHER -> String.valueOf(failure.getMessage());
        };
    return new TransportException(
        reason, "cannot " + verb + " on " + local + ": " + because, failure);
  }

  /** The JDK tells these apart in the message alone. */
  private static Reason reason(Exception failure) {
    String message = String.valueOf(failure.getMessage());
    if (message.contains("ermission denied")) {
      return Reason.NOT_PERMITTED;
    }
    if (message.contains("Too many open files")) {
      return Reason.NO_RESOURCES;
    }
    if (failure instanceof BindException) {
      return message.contains("assign") ? Reason.ADDRESS_NOT_LOCAL : Reason.ADDRESS_IN_USE;
    }
    return failure instanceof SocketException && message.contains("in use")
        ? Reason.ADDRESS_IN_USE
        : Reason.OTHER;
  }
}
