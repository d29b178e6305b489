// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.artefact;

import dev.meerkat.generator.Part;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The conductor: the list of the back ends, and the files of some of them together. */
public final class Artefacts {
  /** Every back end; a new one is one more line. */
  private static final List<Backend> ALL =
      List.of(
          new PagesBackend(),
          new DissectorBackend(),
          new JavaBackend(Part.READER, "Java that reads and checks, without allocation"),
          new JavaBackend(Part.WRITER, "Java that writes, sizes and checksums by itself"),
          new JavaBackend(Part.FRAMER, "Java that finds the ends of messages in a stream"),
          new JavaBackend(Part.DUMP, "Java that prints a message as JSON or text"),
          new VectorsBackend(),
          new LawsBackend(),
          new FuzzBackend());

  private Artefacts() {}

  /** All back ends, in the order in which they are told to a person. */
  public static List<Backend> all() {
    return ALL;
  }

  public static Optional<Backend> named(String name) {
    return ALL.stream().filter(backend -> backend.name().equals(name)).findFirst();
  }

  /**
   * The files of back ends, each in the folder of its back end.
   *
   * @return sorted by path; what several back ends make alike stands there once
   * @throws IllegalStateException for two contents of one path: a mistake in a back end
   */
  public static List<ArtefactFile> files(Collection<Backend> backends, Subject subject) {
    Map<String, ArtefactFile> files = new TreeMap<>();
    Map<String, Backend> makers = new TreeMap<>();
    for (Backend backend : backends) {
      for (ArtefactFile bare : backend.files(subject)) {
        ArtefactFile file = bare.in(backend.folder());
        ArtefactFile other = files.putIfAbsent(file.path(), file);
        Backend maker = makers.putIfAbsent(file.path(), backend);
        if (other != null && (maker == backend || !other.equals(file))) {
          throw new IllegalStateException(
              file.path() + " is written by " + maker.name() + " and by " + backend.name());
        }
      }
    }
    return List.copyOf(files.values());
  }
}
