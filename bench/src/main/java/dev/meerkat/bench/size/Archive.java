// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.size;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The class files of one package tree, from a jar or a folder of classes. */
final class Archive {
  private static final String CLASS = ".class";

  private Archive() {}

  /** Where the generated codecs of all library protocols are: beside a class of theirs. */
  static List<ClassFile> ofPackage(Class<?> witness, String folder) throws IOException {
    Path place;
    try {
      place = Path.of(witness.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException malformed) {
      throw new IOException(malformed);
    }
    List<ClassFile> files = Files.isDirectory(place) ? folder(place, folder) : jar(place, folder);
    files.sort(Comparator.comparing(ClassFile::name));
    return files;
  }

  private static List<ClassFile> jar(Path jar, String folder) throws IOException {
    List<ClassFile> files = new ArrayList<>();
    try (InputStream in = Files.newInputStream(jar);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        if (e.getName().startsWith(folder) && e.getName().endsWith(CLASS)) {
          files.add(ClassFile.read(zip.readAllBytes()));
        }
      }
    }
    return files;
  }

  private static List<ClassFile> folder(Path root, String folder) throws IOException {
    List<ClassFile> files = new ArrayList<>();
    try (Stream<Path> tree = Files.walk(root.resolve(folder))) {
      for (Path path : tree.filter(p -> p.toString().endsWith(CLASS)).toList()) {
        files.add(ClassFile.read(Files.readAllBytes(path)));
      }
    }
    return files;
  }
}
