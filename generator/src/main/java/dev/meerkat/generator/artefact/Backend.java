// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.artefact;

import java.util.List;

/** Makes one kind of artefact of a module. Looks at the program alone, keeps nothing. */
public interface Backend {
  /** What {@code --only} and a goal of the plugin call it: {@code pages}. */
  String name();

  /** The folder of its files in the output of all, the name unless several share one. */
  default String folder() {
    return name();
  }

  /** What it makes, in one line without a full stop. */
  String summary();

  /**
   * The files of one module, in any order, with paths below {@link #folder()}.
   *
   * @return nothing when the module has nothing of the kind
   */
  List<ArtefactFile> files(Subject subject);
}
