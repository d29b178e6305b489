// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven;

import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Generates Java from the project's {@code .wire} files. */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends AbstractMojo {

  @Override
  public void execute() {
    getLog().debug("nothing to generate");
  }
}
