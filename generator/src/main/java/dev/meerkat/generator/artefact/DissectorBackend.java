// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.artefact;

import dev.meerkat.generator.lua.DissectorScript;
import java.util.List;

/** Dissectors for Wireshark. */
final class DissectorBackend implements Backend {
  @Override
  public String name() {
    return "dissector";
  }

  @Override
  public String summary() {
    return "a Lua script that shows the messages in Wireshark and tshark";
  }

  @Override
  public List<ArtefactFile> files(Subject subject) {
    String script = DissectorScript.of(subject.program(), subject.module());
    return script.isEmpty()
        ? List.of()
        : List.of(ArtefactFile.text(DissectorScript.fileName(subject.module()), script));
  }
}
