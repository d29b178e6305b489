// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.source;

/**
 * The text of one {@code .wire} file and where it came from.
 *
 * @param sourceName the name given to the compiler, the same on every machine: {@code
 *     src/main/wire/acme.wire}, for a library's {@code net.tcp/tcp.wire}
 * @param location what a person can open: an absolute path, or {@code grammars.jar!/META-INF/…}
 * @param fileName the last part of the path, without {@code .wire}
 * @param text the whole text
 * @param header module name and imports, as far as they can be read
 * @param own whether it stands in the project's own source folder
 */
public record Description(
    String sourceName,
    String location,
    String fileName,
    String text,
    DescriptionHeader header,
    boolean own) {

  static final String SUFFIX = ".wire";

  /** A file of the project, named by its path below the project's folder. */
  static Description ofProject(String path, String location, String text, boolean own) {
    return new Description(path, location, fileName(path), text, DescriptionHeader.scan(text), own);
  }

  /** A file of a library, named by its module: wherever the library lies, the name stays. */
  static Description ofLibrary(String path, String location, String text) {
    DescriptionHeader header = DescriptionHeader.scan(text);
    String fileName = fileName(path);
    String sourceName = header.module() + "/" + fileName + SUFFIX;
    return new Description(sourceName, location, fileName, text, header, false);
  }

  /** The module's name, empty when the header cannot be read. */
  public String module() {
    return header.module();
  }

  /** {@code tcp} of {@code META-INF/wire/tcp.wire}. */
  static String fileName(String path) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    return last.endsWith(SUFFIX) ? last.substring(0, last.length() - SUFFIX.length()) : last;
  }
}
