// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunCommandTest {
  private static void refused(List<String> arguments, String message) {
    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));

    assertEquals(2, run.code(), arguments.toString());
    assertTrue(run.err().contains(message), run.err());
  }

  @Test
  void unknownSample_isRefused_andThoseThereAreNamed() {
    refused(List.of("run", "telemetri"), "there are: http-server, telemetry");
  }

  @Test
  void optionsOfTheOtherSample_areRefused() {
    refused(List.of("run", "--udp"), "--udp and --clients are for telemetry");
    refused(List.of("run", "http-server", "--clients", "3"), "are for telemetry");
    refused(List.of("run", "telemetry", "--root", "."), "--root is for http-server");
  }

  @Test
  void numbersOutOfRange_areRefused() {
    refused(List.of("run", "telemetry", "--port", "65536"), "port 65536 is not in 0..65535");
    refused(List.of("run", "telemetry", "--clients", "5001"), "clients 5001 is not in 0..5000");
  }

  @Test
  void device_withoutAddress_isRefused() {
    refused(
        List.of("run", "--device", "tap0"),
        "--device and --address ADDRESS/PREFIX or dhcp go together");
    refused(List.of("run", "--address", "10.0.0.2/24"), "go together");
    refused(List.of("run", "--gateway", "10.0.0.1"), "--gateway is for --device with an address");
    refused(List.of("run", "telemetry", "--device", "tap0"), "--device is for http-server");
    refused(List.of("run", "--device", "tap0", "--address", "10.0.0.2"), "write it as 10.0.0.2/24");
  }
}
