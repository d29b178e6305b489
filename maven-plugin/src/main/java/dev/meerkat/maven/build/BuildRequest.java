// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.build;

import dev.meerkat.generator.Part;
import dev.meerkat.maven.output.OutputPlace;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One run of {@code generate} or {@code generate-test}.
 *
 * @param inputs where descriptions are found and which are declared
 * @param packageName the root package of what is generated
 * @param output the folder to write to
 * @param generatedBefore the folder of another goal's classes, which are not made twice
 * @param parts which classes to make
 * @param messages names of the messages that are wanted of their modules; empty for all
 * @param encoding of the Java that is written
 * @param failOnWarnings whether a warning fails the build
 * @param tool what generates: its version and class path
 */
public record BuildRequest(
    Inputs inputs,
    String packageName,
    OutputPlace output,
    Optional<OutputPlace> generatedBefore,
    Set<Part> parts,
    Set<String> messages,
    Charset encoding,
    boolean failOnWarnings,
    Tool tool) {

  public BuildRequest {
    parts = Set.copyOf(parts);
    messages = Set.copyOf(messages);
  }

  /** The configuration as text: what beside the descriptions decides the output. */
  List<String> configuration() {
    return List.of(
        packageName,
        new TreeSet<>(parts).toString(),
        new TreeSet<>(messages).toString(),
        encoding.name(),
        Boolean.toString(failOnWarnings));
  }
}
