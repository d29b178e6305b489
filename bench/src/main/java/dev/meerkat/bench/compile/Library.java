// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.compile;

import dev.meerkat.dsl.ClassPathLocator;
import dev.meerkat.dsl.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The text of every description in the jar of grammars. */
final class Library {
  private static final String WITNESS = ClassPathLocator.FOLDER + "net.tcp.wire";

  private Library() {}

  static List<SourceText> sources() throws IOException {
    URL found = Library.class.getClassLoader().getResource(WITNESS);
    if (found == null || !(found.openConnection() instanceof JarURLConnection connection)) {
      throw new IOException("no jar of grammars on the class path");
    }
    List<SourceText> sources = new ArrayList<>();
    try (JarFile jar = connection.getJarFile()) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        if (entry.getName().startsWith(ClassPathLocator.FOLDER)
            && entry.getName().endsWith(".wire")) {
          try (InputStream in = jar.getInputStream(entry)) {
            sources.add(
                new SourceText(
                    entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8)));
          }
        }
      }
    }
    return sources;
  }
}
