// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.source;

import dev.meerkat.maven.fault.BuildFault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Reads all descriptions of a folder or a jar. */
public final class DescriptionPath {
  /** Where a jar or a class folder keeps the descriptions that it shares. */
  public static final String LIBRARY_FOLDER = "META-INF/wire";

  private DescriptionPath() {}

  /**
   * The descriptions below a source folder, sorted by name; none when the folder does not exist.
   *
   * @param base the project's folder, which source names are relative to
   */
  public static List<Description> sources(Path folder, Path base, Charset encoding, boolean own)
      throws IOException, BuildFault {
    List<Description> found = new ArrayList<>();
    for (Path file : wireFiles(folder)) {
      String name = slashed(file.startsWith(base) ? base.relativize(file) : file);
      String text = decode(Files.readAllBytes(file), encoding, file.toString());
      found.add(Description.ofProject(name, file.toString(), text, own));
    }
    return found;
  }

  /** The descriptions that one element of a class path shares, sorted by name. */
  public static List<Description> library(Path element) throws IOException, BuildFault {
    if (Files.isDirectory(element)) {
      return folder(element.resolve(LIBRARY_FOLDER));
    }
    boolean isJar = Files.isRegularFile(element) && element.toString().endsWith(".jar");
    return isJar ? jar(element) : List.of();
  }

  private static List<Description> folder(Path folder) throws IOException, BuildFault {
    List<Description> found = new ArrayList<>();
    for (Path file : wireFiles(folder)) {
      String text = decode(Files.readAllBytes(file), StandardCharsets.UTF_8, file.toString());
      found.add(Description.ofLibrary(slashed(file), file.toString(), text));
    }
    return found;
  }

  private static List<Description> jar(Path path) throws IOException, BuildFault {
    List<Description> found = new ArrayList<>();
    try (JarFile jar = new JarFile(path.toFile(), false)) {
      for (JarEntry entry : wireEntries(jar)) {
        String location = path + "!/" + entry.getName();
        byte[] bytes = jar.getInputStream(entry).readAllBytes();
        String text = decode(bytes, StandardCharsets.UTF_8, location);
        found.add(Description.ofLibrary(entry.getName(), location, text));
      }
    }
    return found;
  }

  private static List<Path> wireFiles(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(f -> f.toString().endsWith(Description.SUFFIX) && Files.isRegularFile(f))
          .sorted(Comparator.comparing(DescriptionPath::slashed))
          .toList();
    }
  }

  private static List<JarEntry> wireEntries(JarFile jar) {
    return jar.stream()
        .filter(e -> e.getName().startsWith(LIBRARY_FOLDER + "/"))
        .filter(e -> e.getName().endsWith(Description.SUFFIX) && !e.isDirectory())
        .sorted(Comparator.comparing(JarEntry::getName))
        .toList();
  }

  private static String decode(byte[] bytes, Charset encoding, String location) throws BuildFault {
    try {
      return encoding.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notThisEncoding) {
      throw new BuildFault(
          location + " is not " + encoding.name() + " text: save it so, or set <encoding>",
          notThisEncoding);
    }
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }
}
