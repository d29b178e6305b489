// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.meerkat.fuzz.target.ArpTarget;
import dev.meerkat.fuzz.target.CaptureTarget;
import dev.meerkat.fuzz.target.ChunkedDecoderTarget;
import dev.meerkat.fuzz.target.CompilerTarget;
import dev.meerkat.fuzz.target.EthernetTarget;
import dev.meerkat.fuzz.target.HttpConnectionTarget;
import dev.meerkat.fuzz.target.IcmpTarget;
import dev.meerkat.fuzz.target.Ipv4Target;
import dev.meerkat.fuzz.target.RequestHeadTarget;
import dev.meerkat.fuzz.target.ResponseHeadTarget;
import dev.meerkat.fuzz.target.TcpTarget;
import dev.meerkat.fuzz.target.TrailerSectionTarget;
import dev.meerkat.fuzz.target.UdpTarget;
import java.io.IOException;

/**
 * The targets as JUnit tests. Without JAZZER_FUZZ=1 each replays what was found once and is kept in
 * {@code src/test/resources/dev/meerkat/fuzz/TargetsFuzzTestInputs/METHOD/}.
 */
class TargetsFuzzTest {
  @FuzzTest
  void compiler(byte[] input) {
    CompilerTarget.fuzzerTestOneInput(input);
  }

  @FuzzTest
  void ethernet(byte[] input) {
    EthernetTarget.fuzzerTestOneInput(input);
  }

  @FuzzTest
  void capture(byte[] input) throws IOException {
    CaptureTarget.fuzzerTestOneInput(input);
  }

  @FuzzTest
  void arp(byte[] input) {
    ArpTarget.fuzzerTestOneInput(input);
  }

  @FuzzTest
  void ip(byte[] input) {
    Ipv4Target.fuzzerTestOneInput(input);
  }

  @FuzzTest
  void icmp(byte[] input) {
    IcmpTarget.fuzzerTestOneInput(input);
  }

  @FuzzTest
  void udp(byte[] input) {
    UdpTarget.fuzzerTestOneInput(input);
  }

  @FuzzTest
  void tcp(byte[] input) {
    TcpTarget.fuzzerTestOneInput(input);
  }

  @FuzzTest
  void requestHead(byte[] input) {
    RequestHeadTarget.fuzzerTestOneInput(input);
  }

  @FuzzTest
  void responseHead(byte[] input) {
    ResponseHeadTarget.fuzzerTestOneInput(input);
  }

  @FuzzTest
  void trailers(byte[] input) {
    TrailerSectionTarget.fuzzerTestOneInput(input);
  }

  @FuzzTest
  void chunked(byte[] input) {
    ChunkedDecoderTarget.fuzzerTestOneInput(input);
  }

  @FuzzTest
  void httpConnection(byte[] input) {
    HttpConnectionTarget.fuzzerTestOneInput(input);
  }
}
