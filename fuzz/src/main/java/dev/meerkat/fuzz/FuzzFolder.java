// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz;

import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.fuzz.library.WireLibrary;
import dev.meerkat.generator.fuzz.Dictionary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of one target.
 *
 * @param root of them
 */
record FuzzFolder(Path root) {
  Path path(String name) {
    return root.resolve(name);
  }

  Path log() {
    return path("log");
  }

  void create() throws IOException {
    for (String name : List.of("seeds", "corpus", "findings")) {
      Files.createDirectories(path(name));
    }
  }

  /** Makes the seeds anew; answers how many there are. */
  int writeSeeds(FuzzTarget target) throws IOException {
    try (Stream<Path> old = Files.list(path("seeds"))) {
      for (Path seed : old.toList()) {
        Files.delete(seed);
      }
    }
    int number = 0;
    for (byte[] seed : target.seeds().get()) {
      Files.write(path("seeds").resolve(String.format("%04d", number++)), seed);
    }
    return number;
  }

  /** The words of a module of the library, made of its description. */
  Path generatedDictionary(String module) throws IOException {
    IrProgram library = WireLibrary.program();
    String words = Dictionary.of(library, library.module(module).orElseThrow());
    return Files.writeString(path("generated.dict"), words);
  }

  /** Where a resource lies as a file, which is what the fuzzer wants. */
  Path dictionary(String resource) throws IOException {
    try (InputStream in = FuzzFolder.class.getResourceAsStream(resource)) {
      return Files.write(path(resource), in.readAllBytes());
    }
  }
}
