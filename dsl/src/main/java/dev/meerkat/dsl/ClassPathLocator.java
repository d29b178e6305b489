// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Finds modules as resources: {@code META-INF/wire/net.tcp.wire}, or {@code tcp.wire} there. */
public final class ClassPathLocator implements SourceLocator {
  /** The folder of descriptions in a jar. */
  public static final String FOLDER = "META-INF/wire/";

  private final ClassLoader loader;

  public ClassPathLocator(ClassLoader loader) {
    this.loader = loader;
  }

  @Override
  public Optional<SourceText> locate(String module) {
    String last = module.substring(module.lastIndexOf('.') + 1);
    for (String name : List.of(module, last)) {
      Optional<SourceText> found = read(FOLDER + name + ".wire");
      if (found.isPresent()
          && ModuleLine.find(found.get().text()).filter(module::equals).isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<SourceText> read(String resource) {
    try (InputStream in = loader.getResourceAsStream(resource)) {
      if (in == null) {
        return Optional.empty();
      }
      return Optional.of(
          new SourceText(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + resource, failure);
    }
  }
}
