// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds modules in folders: by the file name {@code net.tcp.wire} or {@code tcp.wire}, else by the
 * module lines of all {@code .wire} files below.
 */
public final class DirectoryLocator implements SourceLocator {
  private final List<Path> folders;

  public DirectoryLocator(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  @Override
  public Optional<SourceText> locate(String module) {
    String last = module.substring(module.lastIndexOf('.') + 1);
    for (Path folder : folders) {
      for (String name : List.of(module, last)) {
        Path file = folder.resolve(name + ".wire");
        if (Files.isRegularFile(file) && declares(file, module)) {
          return Optional.of(read(file));
        }
      }
    }
    return folders.stream().filter(Files::isDirectory).flatMap(f -> search(f, module)).findFirst();
  }

  private static Stream<SourceText> search(Path folder, String module) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".wire") && Files.isRegularFile(file))
          .sorted()
          .filter(file -> declares(file, module))
          .map(DirectoryLocator::read)
          .toList()
          .stream();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static boolean declares(Path file, String module) {
    return ModuleLine.find(read(file).text()).filter(module::equals).isPresent();
  }

  private static SourceText read(Path file) {
    try {
      byte[] octets = Files.readAllBytes(file);
      return new SourceText(
          file.toString(), new String(octets, java.nio.charset.StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + file, failure);
    }
  }
}
