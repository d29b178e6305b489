// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.build;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a run finds descriptions, and which of them it is about.
 *
 * @param project the project's folder
 * @param sources folders of the descriptions that the run is about
 * @param siblings other folders of the project that these may import from
 * @param encoding of the project's own descriptions; a library's are UTF-8
 * @param libraries jars and class folders, the project's class path before the plugin's
 * @param protocols declared names; none means all that stand in {@code sources}
 */
public record Inputs(
    Path project,
    List<Path> sources,
    List<Path> siblings,
    Charset encoding,
    List<Path> libraries,
    List<String> protocols) {

  public Inputs {
    sources = List.copyOf(sources);
    siblings = List.copyOf(siblings);
    libraries = List.copyOf(libraries);
    protocols = List.copyOf(protocols);
  }
}
