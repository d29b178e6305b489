// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

import dev.meerkat.core.layer.LayerType;
import dev.meerkat.samples.dissect.Ports;
import dev.meerkat.samples.dissect.Protocols;
import java.util.List;

/**
 * What the options {@code --as} say.
 *
 * @param message what a file is that is no capture, or null
 * @param ports well-known ones, and those that were named
 */
record MessageChoice(LayerType message, Ports ports) {

  /**
   * Reads {@code dns} and {@code dns=5300,5301}.
   *
   * @throws IllegalArgumentException for what cannot be
   */
  static MessageChoice of(List<String> options) {
    Ports ports = Ports.wellKnown();
    LayerType message = null;
    for (String option : options) {
      int equals = option.indexOf('=');
      LayerType type = find(option, equals < 0 ? option : option.substring(0, equals));
      if (equals >= 0) {
        add(ports, type, option, option.substring(equals + 1));
      } else if (message != null) {
        throw new IllegalArgumentException("--as " + option + ": a file is one message, not two");
      } else {
        message = type;
      }
    }
    return new MessageChoice(message, ports);
  }

  private static LayerType find(String option, String name) {
    return Protocols.find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--as "
                        + option
                        + ": no such message; known are: "
                        + String.join(", ", Protocols.labels())));
  }

  private static void add(Ports ports, LayerType type, String option, String numbers) {
    for (String number : numbers.split(",", -1)) {
      try {
        ports.add(type, Integer.parseInt(number.strip()));
      } catch (IllegalArgumentException wrong) {
        throw new IllegalArgumentException(
            "--as " + option + ": '" + number + "' is no port (1 to 65535)", wrong);
      }
    }
  }
}
