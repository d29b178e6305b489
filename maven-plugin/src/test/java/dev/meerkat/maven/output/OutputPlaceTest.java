// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.maven.fault.BuildFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputPlaceTest {
  @TempDir Path temp;
  private Path project;

  @BeforeEach
  void makeProject() throws IOException {
    project = Files.createDirectories(temp.toRealPath().resolve("project"));
    Files.createDirectories(project.resolve("src/main/wire"));
  }

  @Test
  void place_belowTarget_opened() throws Exception {
    Path folder = project.resolve("target/generated-sources/meerkat");

    assertEquals(folder, place(folder).open().root());
  }

  @Test
  void place_opened_isNotYetMade() throws Exception {
    place(project.resolve("target/x")).open();

    assertTrue(Files.notExists(project.resolve("target")));
  }

  @Test
  void place_projectItself_refused() {
    refused(project, "holds the project itself");
    refused(project.resolve("target/.."), "holds the project itself");
    refused(temp, "holds the project itself");
  }

  @Test
  void place_buildFolderItself_refused() {
    refused(project.resolve("target"), "holds the project itself");
  }

  @Test
  void place_sourceFolder_refused() {
    refused(project.resolve("src/main/wire"), "lie in one another");
    refused(project.resolve("src/main/wire/sub"), "lie in one another");
    refused(project.resolve("src"), "lie in one another");
  }

  @Test
  void place_projectAsResourceFolder_noReasonToRefuse() throws Exception {
    Path folder = project.resolve("target/x");
    OutputPlace place =
        new OutputPlace(folder, project, project.resolve("target"), List.of(project), false);

    assertEquals(folder, place.open().root());
  }

  @Test
  void place_outsideOfProject_refusedUnlessMeant() throws Exception {
    Path outside = temp.toRealPath().resolve("elsewhere/x");

    refused(outside, "allowOutsideProject");
    assertEquals(outside, place(outside, true).open().root());
  }

  @Test
  void place_inABuildFolderElsewhere_opened() throws Exception {
    Path build = temp.toRealPath().resolve("ramdisk");
    OutputPlace place = new OutputPlace(build.resolve("gen"), project, build, List.of(), false);

    assertEquals(build.resolve("gen"), place.open().root());
  }

  @Test
  void place_linkThatLeadsOut_refused() throws Exception {
    Path outside = Files.createDirectories(temp.resolve("outside"));
    Files.createDirectories(project.resolve("target"));
    Files.createSymbolicLink(project.resolve("target/link"), outside);

    refused(project.resolve("target/link/gen"), "allowOutsideProject");
  }

  @Test
  void place_linkToASourceFolder_refused() throws Exception {
    Files.createDirectories(project.resolve("target"));
    Files.createSymbolicLink(project.resolve("target/link"), project.resolve("src/main/wire"));

    refused(project.resolve("target/link"), "lie in one another");
  }

  private void refused(Path folder, String why) {
    BuildFault fault = assertThrows(BuildFault.class, () -> place(folder).open());
    assertTrue(fault.getMessage().contains(why), fault.getMessage());
  }

  private OutputPlace place(Path folder) {
    return place(folder, false);
  }

  private OutputPlace place(Path folder, boolean outsideAllowed) {
    return new OutputPlace(
        folder,
        project,
        project.resolve("target"),
        List.of(project.resolve("src/main/wire")),
        outsideAllowed);
  }
}
