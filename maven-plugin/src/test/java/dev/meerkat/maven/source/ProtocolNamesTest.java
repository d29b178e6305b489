// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.maven.fault.BuildFault;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProtocolNamesTest {
  private static final Description TELEMETRY =
      own("src/main/wire/telemetry.wire", "module acme.readings;");
  private static final Description TCP = library("tcp.wire", "module net.tcp;\nmessage Tcp {\n}");
  private static final Description IP =
      library("ip.wire", "module net.ip;\nimport net.tcp;\nmessage Ipv4 {\n}\nstruct Ipv5 {\n}");

  @Test
  void names_noneGiven_meanAllOwn() throws BuildFault {
    assertEquals(List.of("acme.readings"), resolve());
  }

  @Test
  void name_ofModule_found() throws BuildFault {
    assertEquals(List.of("net.tcp"), resolve("net.tcp"));
  }

  @Test
  void name_ofOwnFile_foundWithAndWithoutSuffix() throws BuildFault {
    assertEquals(List.of("acme.readings"), resolve("telemetry"));
    assertEquals(List.of("acme.readings"), resolve("telemetry.wire"));
  }

  @Test
  void name_lastPartOfOwnModule_found() throws BuildFault {
    assertEquals(List.of("acme.readings"), resolve("readings"));
  }

  @Test
  void name_ofLibraryFile_found() throws BuildFault {
    assertEquals(List.of("net.tcp"), resolve("tcp"));
  }

  @Test
  void name_ofLibraryMessage_foundInAnyCase() throws BuildFault {
    assertEquals(List.of("net.ip"), resolve("ipv4"));
  }

  @Test
  void name_ofLibraryStruct_unknown() {
    assertThrows(BuildFault.class, () -> resolve("ipv5"));
  }

  @Test
  void name_twice_declaredOnce() throws BuildFault {
    assertEquals(List.of("net.tcp"), resolve("tcp", "net.tcp", " tcp "));
  }

  @Test
  void name_unknown_faultListsKnown() {
    BuildFault fault = assertThrows(BuildFault.class, () -> resolve("tpc"));

    assertEquals(
        "there is no protocol 'tpc'; known are acme.readings, net.ip, net.tcp", fault.getMessage());
  }

  @Test
  void name_ofTwoLibraries_faultNamesBoth() throws BuildFault {
    Description other = library("tcp.wire", "module other.tcp;");
    DescriptionIndex index = DescriptionIndex.of(List.of(), List.of(TCP, other));

    BuildFault fault =
        assertThrows(BuildFault.class, () -> new ProtocolNames(index).resolve(List.of("tcp")));

    assertTrue(fault.getMessage().contains("net.tcp or other.tcp"), fault.getMessage());
  }

  @Test
  void library_onTwoClassPathsWithOneText_isOne() throws BuildFault {
    DescriptionIndex index = DescriptionIndex.of(List.of(), List.of(TCP, TCP));

    assertEquals(TCP, new ProtocolNames(index).resolve(List.of("tcp")).get(0));
  }

  @Test
  void library_onTwoClassPathsWithTwoTexts_faultNamesBothPlaces() throws BuildFault {
    Description other =
        Description.ofLibrary("tcp.wire", "old.jar!/tcp.wire", "module net.tcp; const A = 1;");
    DescriptionIndex index = DescriptionIndex.of(List.of(), List.of(TCP, other));

    BuildFault fault = assertThrows(BuildFault.class, () -> index.module("net.tcp"));

    assertTrue(fault.getMessage().contains("old.jar!/tcp.wire"), fault.getMessage());
    assertTrue(fault.getMessage().contains("lib.jar!/tcp.wire"), fault.getMessage());
  }

  @Test
  void own_moduleOfLibraryName_hidesIt() throws BuildFault {
    Description mine = own("src/main/wire/my.wire", "module net.tcp;");
    DescriptionIndex index = DescriptionIndex.of(List.of(mine), List.of(TCP));

    assertEquals(List.of(mine), new ProtocolNames(index).resolve(List.of("net.tcp")));
  }

  @Test
  void own_moduleTwice_faultNamesBothFiles() {
    Description one = own("a.wire", "module acme.x;");
    Description two = own("b.wire", "module acme.x;");

    BuildFault fault =
        assertThrows(BuildFault.class, () -> DescriptionIndex.of(List.of(one, two), List.of()));

    assertTrue(fault.getMessage().contains("a.wire and in b.wire"), fault.getMessage());
  }

  @Test
  void own_twoWithoutHeader_bothStayForTheCompiler() throws BuildFault {
    Description one = own("a.wire", "modul a;");
    Description two = own("b.wire", "");

    assertEquals(List.of(one, two), DescriptionIndex.of(List.of(one, two), List.of()).own());
  }

  @Test
  void closure_importsOfImports_reached() throws BuildFault {
    Description mine = own("a.wire", "module acme.a; import net.ip; import no.where;");
    DescriptionIndex index = DescriptionIndex.of(List.of(mine), List.of(IP, TCP));

    assertEquals(List.of(mine, IP, TCP), ImportClosure.of(index, List.of(mine)));
  }

  @Test
  void closure_importsInACircle_endsToo() throws BuildFault {
    Description a = own("a.wire", "module a; import b;");
    Description b = own("b.wire", "module b; import a;");
    DescriptionIndex index = DescriptionIndex.of(List.of(a, b), List.of());

    assertEquals(List.of(a, b), ImportClosure.of(index, List.of(b)));
  }

  private static List<String> resolve(String... names) throws BuildFault {
    DescriptionIndex index = DescriptionIndex.of(List.of(TELEMETRY), List.of(IP, TCP));
    return new ProtocolNames(index)
        .resolve(List.of(names)).stream().map(Description::module).toList();
  }

  private static Description own(String path, String text) {
    return Description.ofProject(path, path, text, true);
  }

  private static Description library(String name, String text) {
    return Description.ofLibrary("META-INF/wire/" + name, "lib.jar!/" + name, text);
  }
}
