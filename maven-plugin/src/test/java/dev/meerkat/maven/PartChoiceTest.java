// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.generator.Part;
import dev.meerkat.maven.fault.BuildFault;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PartChoiceTest {
  private static void refused(List<String> parts, String network, String message) {
    BuildFault fault =
        assertThrows(BuildFault.class, () -> new PartChoice(parts, network, true).chosen());
    assertTrue(fault.getMessage().contains(message), fault.getMessage());
  }

  @Test
  void nothingGiven_codecsAlone() throws BuildFault {
    assertEquals(
        Set.of(Part.READER, Part.WRITER, Part.FRAMER, Part.DUMP),
        new PartChoice(null, null, true).chosen());
    assertEquals(
        new PartChoice(null, null, true).chosen(), new PartChoice(List.of(), " ", true).chosen());
  }

  @Test
  void hostNetwork_bringsHandlers_andWhatTheyStandOn() throws BuildFault {
    assertEquals(
        Set.of(Part.READER, Part.WRITER, Part.FRAMER, Part.HANDLER, Part.HOST_NETWORK),
        new PartChoice(List.of("reader"), "host", true).chosen());
    assertEquals(
        Set.of(Part.READER, Part.WRITER, Part.FRAMER, Part.HANDLER),
        new PartChoice(List.of(" Reader "), "host", false).chosen());
  }

  @Test
  void stack_bringsAFacadeOfItsOwn() throws BuildFault {
    assertEquals(
        Set.of(Part.READER, Part.WRITER, Part.FRAMER, Part.HANDLER, Part.STACK_NETWORK),
        new PartChoice(List.of("reader"), "stack", true).chosen());
  }

  @Test
  void unknownNetwork_isRefused() {
    refused(null, "ether", "network 'ether' is not known");
  }

  @Test
  void partsThatCannotBe_areRefused() {
    refused(List.of("handler", "reader"), null, "stands on reader, writer and framer");
    refused(List.of("host_network"), null, "'host_network' is none of");
    refused(List.of("redaer"), null, "'redaer' is none of");
  }
}
