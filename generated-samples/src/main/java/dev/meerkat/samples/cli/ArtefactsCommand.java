// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

import dev.meerkat.dsl.ClassPathLocator;
import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.CompileResult;
import dev.meerkat.dsl.DirectoryLocator;
import dev.meerkat.dsl.SourceLocator;
import dev.meerkat.dsl.SourceText;
import dev.meerkat.dsl.WireCompiler;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.generator.GeneratedFile;
import dev.meerkat.generator.docs.ProtocolPages;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code meerkat artefacts}: what a description gives beside code. */
@Command(
    name = "artefacts",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    description = {
      "Writes the pages of a protocol: Markdown with field tables, diagrams as RFCs draw them and"
          + " worked examples, and the diagrams as SVG.",
      "NAME is a protocol of the library (tcp, net.dhcpv6); imports of a file are looked for beside"
          + " it, then in the library."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:written",
      "1:no such protocol, a mistake in the description, or a folder that cannot be written",
      "2:wrong call"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./meerkat artefacts tcp --out pages",
      "  ./meerkat artefacts telemetry.wire --out target/pages"
    })
final class ArtefactsCommand implements Callable<Integer> {
  private static final String ENDING = ".wire";

  private final Terminal terminal;

  @Parameters(arity = "1", paramLabel = "NAME|FILE.wire", description = "what to write about")
  private String source;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "where to write")
  private Path out;

  ArtefactsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Optional<SourceText> text = source();
    if (text.isEmpty()) {
      terminal.err().println("meerkat: no such protocol or file: " + source);
      return ExitCode.FAILED;
    }
    CompileResult result =
        new WireCompiler().compile(CompileRequest.of(List.of(text.get()), locator()));
    PrintStream err = new PrintStream(terminal.err(), false, StandardCharsets.UTF_8);
    err.print(result.render());
    err.flush();
    return result.program().map(program -> write(program, text.get())).orElse(ExitCode.FAILED);
  }

  private Optional<SourceText> source() {
    if (!source.endsWith(ENDING)) {
      String name = source.contains(".") ? source : "net." + source;
      return library().locate(name);
    }
    try {
      return Optional.of(new SourceText(source, Files.readString(Path.of(source))));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private SourceLocator locator() {
    if (!source.endsWith(ENDING)) {
      return library();
    }
    Path folder = Path.of(source).toAbsolutePath().getParent();
    return SourceLocator.first(List.of(new DirectoryLocator(List.of(folder)), library()));
  }

  private static SourceLocator library() {
    return new ClassPathLocator(ArtefactsCommand.class.getClassLoader());
  }

  private int write(IrProgram program, SourceText text) {
    PrintStream shown = new PrintStream(terminal.out(), false, StandardCharsets.UTF_8);
    try {
      for (IrModule module : program.modules()) {
        if (module.sourceName().equals(text.name())) {
          for (GeneratedFile file : ProtocolPages.of(module)) {
            Path path = out.resolve(file.path());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.content());
            shown.println(path);
          }
        }
      }
    } catch (IOException unwritable) {
      terminal.err().println("meerkat: cannot be written: " + unwritable.getMessage());
      return ExitCode.FAILED;
    } finally {
      shown.flush();
    }
    return ExitCode.OK;
  }
}
