// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.meerkat.generator.Part;
import dev.meerkat.generator.artefact.Artefacts;
import dev.meerkat.generator.artefact.Backend;
import dev.meerkat.maven.fault.BuildFault;
import dev.meerkat.maven.output.OutputPlace;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A project in a temporary folder, and the request that a pom would make of it. */
final class TestProject {
  static final String PAIR =
      """
      /// Two octets.
      module acme.pair;
      default endian big;
      message Pair {
          left  : u8;
          right : u8;
      }
      """;
  static final String UNITS =
      """
      module acme.units;
      default endian big;
      struct Quantity { unit : u8; value : u16; }
      """;
  static final String ALARM =
      """
      module acme.alarm;
      import acme.units;
      default endian big;
      message Alarm { sensor : u16; measured : Quantity; }
      """;
  static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  final RecordingLog log = new RecordingLog();
  List<String> protocols = List.of();
  List<Path> libraries = List.of();
  Set<Part> parts = EnumSet.of(Part.READER, Part.WRITER, Part.FRAMER, Part.DUMP);
  Set<String> messages = Set.of();
  String packageName = "com.acme.net";
  String toolVersion = "1";
  Charset encoding = UTF_8;
  boolean failOnWarnings;
  boolean test;

  private final Path folder;

  TestProject(Path folder) throws IOException {
    this.folder = folder.toRealPath();
  }

  Path write(String path, String text) throws IOException {
    Path file = path(path);
    Files.createDirectories(file.getParent());
    return Files.write(file, text.getBytes(encoding));
  }

  Path path(String path) {
    return folder.resolve(path);
  }

  void delete(String path) throws IOException {
    Files.delete(path(path));
  }

  BuildResult build() throws IOException, BuildFault {
    return new WireBuild(log)
        .run(
            new BuildRequest(
                inputs(List.of(path(test ? "src/test/wire" : "src/main/wire"))),
                packageName,
                place(test ? "target/test-gen" : "target/gen"),
                test ? Optional.of(place("target/gen")) : Optional.empty(),
                parts,
                messages,
                encoding,
                failOnWarnings,
                new Tool(toolVersion, List.of())));
  }

  BuildResult check() throws IOException, BuildFault {
    List<Path> sources = List.of(path("src/main/wire"), path("src/test/wire"));
    return new WireCheck(log).run(new CheckRequest(inputs(sources), failOnWarnings));
  }

  BuildResult pages() throws IOException, BuildFault {
    Inputs inputs = inputs(List.of(path("src/main/wire")));
    List<Backend> backends = List.of(Artefacts.named("pages").orElseThrow());
    OutputPlace place = place("target/pages");
    return new WireArtefacts(log)
        .run(new ArtefactsRequest(inputs, backends, packageName, place, failOnWarnings));
  }

  private Inputs inputs(List<Path> sources) {
    List<Path> siblings = test ? List.of(path("src/main/wire")) : List.of();
    return new Inputs(folder, sources, siblings, encoding, libraries, protocols);
  }

  private OutputPlace place(String output) {
    List<Path> sources = List.of(path("src/main/wire"), path("src/main/java"));
    return new OutputPlace(path(output), folder, path("target"), sources, false);
  }

  /** Generated files below the root package, sorted: {@code pair/PairReader.java}. */
  List<String> generated() throws IOException {
    return files(test ? "target/test-gen" : "target/gen", packageName.replace('.', '/'));
  }

  private List<String> files(String output, String below) throws IOException {
    Path root = path(output).resolve(below);
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(f -> root.relativize(f).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  /** Sets the time of everything in the output folder to long ago. */
  void age() throws IOException {
    try (Stream<Path> files = Files.walk(path("target/gen"))) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, LONG_AGO);
      }
    }
  }

  /** Generated files that were written since {@link #age}. */
  List<String> young() throws IOException {
    String root = "target/gen/" + packageName.replace('.', '/') + "/";
    return generated().stream()
        .filter(f -> path(root + f).toFile().lastModified() != LONG_AGO.toMillis())
        .toList();
  }

  String text(String generated) throws IOException {
    Path file = path("target/gen/" + packageName.replace('.', '/') + "/" + generated);
    return new String(Files.readAllBytes(file), encoding);
  }
}
