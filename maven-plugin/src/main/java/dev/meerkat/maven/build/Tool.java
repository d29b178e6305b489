// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.build;

import dev.meerkat.maven.output.Digest;
import dev.meerkat.maven.source.DescriptionPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The generator as an input of what it generates.
 *
 * <p>A snapshot keeps its version while it changes, so the classes themselves are digested.
 *
 * @param version of the plugin
 * @param classPath jars and class folders that the plugin runs from
 */
public record Tool(String version, List<Path> classPath) {

  public Tool {
    classPath = List.copyOf(classPath);
  }

  /** Digest of version and classes; jars of descriptions are inputs of their own. */
  String digest() throws IOException {
    Digest digest = new Digest().add("version", version);
    for (Path element : classPath) {
      if (Files.isDirectory(element)) {
        addFolder(digest, element);
      } else if (Files.isRegularFile(element) && !sharesDescriptions(element)) {
        digest.add("jar", Files.readAllBytes(element));
      }
    }
    return digest.hex();
  }

  private static void addFolder(Digest digest, Path folder) throws IOException {
    List<Path> classes;
    try (Stream<Path> files = Files.walk(folder)) {
      classes = files.filter(f -> f.toString().endsWith(".class")).sorted().toList();
    }
    for (Path file : classes) {
      digest.add(folder.relativize(file).toString(), Files.readAllBytes(file));
    }
  }

  private static boolean sharesDescriptions(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile(), false)) {
      return file.stream()
          .anyMatch(e -> e.getName().startsWith(DescriptionPath.LIBRARY_FOLDER + "/"));
    }
  }
}
