// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.docs;

import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.generator.GeneratedFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The conductor of the pages: a Markdown file a module, and an SVG file a message. */
public final class ProtocolPages {
  private ProtocolPages() {}

  /** The files of one module, sorted by path: {@code tcp.md}, {@code svg/tcp-Tcp.svg}. */
  public static List<GeneratedFile> of(IrModule module) {
    List<GeneratedFile> files = new ArrayList<>();
    files.add(new GeneratedFile(module.lastSegment() + ".md", new ModulePage(module).text()));
    for (IrStruct struct : module.structs()) {
      if (struct.message()) {
        String diagram = new SvgDiagram(struct.simpleName(), HeaderLayout.of(struct)).text();
        files.add(new GeneratedFile(svg(module, struct), diagram));
      }
    }
    files.sort(Comparator.comparing(GeneratedFile::path));
    return List.copyOf(files);
  }

  /** {@code svg/tcp-Tcp.svg}. */
  static String svg(IrModule module, IrStruct struct) {
    return "svg/" + module.lastSegment() + "-" + struct.simpleName() + ".svg";
  }
}
