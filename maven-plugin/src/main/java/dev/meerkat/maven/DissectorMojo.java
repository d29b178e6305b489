// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven;

import java.io.File;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Writes a Lua script for each declared protocol, which shows its messages in Wireshark and tshark:
 * fields, names, flags, errors, and whole messages of streams.
 */
@Mojo(
    name = "dissector",
    defaultPhase = LifecyclePhase.PROCESS_CLASSES,
    requiresDependencyResolution = ResolutionScope.COMPILE,
    threadSafe = true)
public final class DissectorMojo extends ArtefactMojo {

  /** Where the scripts go. Nothing else is written to, and what former runs left is removed. */
  @Parameter(defaultValue = "${project.build.directory}/dissectors")
  private File outputDirectory;

  @Override
  String backend() {
    return "dissector";
  }

  @Override
  File outputFolder() {
    return outputDirectory;
  }
}
