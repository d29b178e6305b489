// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.build;

import dev.meerkat.maven.fault.BuildFault;
import dev.meerkat.maven.output.Digest;
import dev.meerkat.maven.source.Description;
import dev.meerkat.maven.source.DescriptionIndex;
import dev.meerkat.maven.source.DescriptionPath;
import dev.meerkat.maven.source.ImportClosure;
import dev.meerkat.maven.source.ProtocolNames;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The descriptions of a run.
 *
 * @param declared those that the run is about
 * @param all these and what they import, sorted by source name
 */
record DeclaredSources(List<Description> declared, List<Description> all) {

  static DeclaredSources find(Inputs inputs) throws IOException, BuildFault {
    Path base = inputs.project();
    Charset encoding = inputs.encoding();
    List<Description> project = new ArrayList<>();
    for (Path source : inputs.sources()) {
      project.addAll(DescriptionPath.sources(source, base, encoding, true));
    }
    for (Path sibling : inputs.siblings()) {
      project.addAll(DescriptionPath.sources(sibling, base, encoding, false));
    }
    List<Description> libraries = new ArrayList<>();
    for (Path library : inputs.libraries()) {
      libraries.addAll(DescriptionPath.library(library));
    }
    DescriptionIndex index = DescriptionIndex.of(project, libraries);
    List<Description> declared = new ProtocolNames(index).resolve(inputs.protocols());
    return new DeclaredSources(declared, ImportClosure.of(index, declared));
  }

  /** Names of the declared modules, those without a readable header left out. */
  Set<String> modules() {
    return declared.stream()
        .map(Description::module)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
  }

  /**
   * Digest of the texts and of what decides the output beside them.
   *
   * @param before paths of the classes that another goal has made
   */
  String digest(BuildRequest request, Collection<String> before) throws IOException {
    Digest digest = new Digest().add("tool", request.tool().digest());
    request.configuration().forEach(value -> digest.add("configuration", value));
    before.forEach(path -> digest.add("before", path));
    declared.forEach(d -> digest.add("declared", d.sourceName()));
    all.forEach(d -> digest.add(d.sourceName(), d.text()));
    return digest.hex();
  }
}
