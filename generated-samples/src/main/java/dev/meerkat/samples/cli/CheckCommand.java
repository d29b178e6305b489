// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

import dev.meerkat.dsl.ClassPathLocator;
import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.CompileResult;
import dev.meerkat.dsl.DirectoryLocator;
import dev.meerkat.dsl.SourceLocator;
import dev.meerkat.dsl.SourceText;
import dev.meerkat.dsl.WireCompiler;
import dev.meerkat.dsl.diagnostic.Diagnostic;
import dev.meerkat.dsl.interpret.ExternClasses;
import dev.meerkat.dsl.interpret.Externs;
import dev.meerkat.dsl.interpret.VectorResult;
import dev.meerkat.dsl.interpret.VectorRunner;
import dev.meerkat.dsl.ir.IrProgram;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code meerkat check}: compiles descriptions and tries their vectors. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    description = {
      "Checks descriptions: reports every mistake with its line, then tries the vectors and rejects"
          + " that stand in the files.",
      "Imports are looked for beside the files, then in the library (net.tcp, net.http and others)."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no error, and every vector holds; there may be warnings",
      "1:a mistake, a vector that does not hold, or a file that cannot be read",
      "2:wrong call"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./meerkat check telemetry.wire",
      "  ./meerkat check src/main/wire/*.wire",
      "  ./meerkat check fleet.wire --class-path target/classes"
    })
final class CheckCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "FILE.wire", description = "the descriptions")
  private List<Path> files;

  @Option(
      names = "--class-path",
      paramLabel = "PATH",
      description = "folders and jars with the classes of externs; default: those are not tried")
  private String classPath = "";

  CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<SourceText> sources = new ArrayList<>();
    for (Path file : files) {
      try {
        sources.add(new SourceText(file.toString(), Files.readString(file)));
      } catch (IOException failure) {
        terminal.err().println("meerkat: " + unreadable(file, failure));
        return ExitCode.FAILED;
      }
    }
    PrintStream out = new PrintStream(terminal.out(), false, StandardCharsets.UTF_8);
    boolean isSound = check(sources, out);
    out.flush();
    return isSound ? ExitCode.OK : ExitCode.FAILED;
  }

  private boolean check(List<SourceText> sources, PrintStream out) {
    CompileResult result = new WireCompiler().compile(CompileRequest.of(sources, locator()));
    out.print(result.render());
    List<Diagnostic> unusable = new ArrayList<>();
    List<VectorResult> vectors =
        result.program().map(program -> vectors(program, sources, unusable)).orElse(List.of());
    unusable.forEach(out::println);
    List<VectorResult> failed = vectors.stream().filter(v -> !v.passed()).toList();
    failed.forEach(vector -> out.println(vector.describe()));
    out.println(summary(sources.size(), result, vectors.size(), failed.size()));
    return !result.hasErrors() && failed.isEmpty() && unusable.isEmpty();
  }

  /** The folders of the files, then what the program brings along. */
  private SourceLocator locator() {
    List<Path> folders =
        files.stream().map(file -> file.toAbsolutePath().getParent()).distinct().toList();
    return SourceLocator.first(
        List.of(
            new DirectoryLocator(folders),
            new ClassPathLocator(CheckCommand.class.getClassLoader())));
  }

  /** Those of the files themselves, not of what they import. */
  private List<VectorResult> vectors(
      IrProgram program, List<SourceText> sources, List<Diagnostic> unusable) {
    Set<String> names = new HashSet<>();
    sources.forEach(source -> names.add(source.name()));
    try (URLClassLoader loader = externs()) {
      ExternClasses classes = new ExternClasses(program, loader);
      Externs externs = classPath.isEmpty() ? Externs.NONE : classes.find();
      unusable.addAll(classes.diagnostics());
      VectorRunner runner = new VectorRunner(program, externs);
      return program.modules().stream()
          .filter(module -> names.contains(module.sourceName()))
          .flatMap(module -> runner.run(module).stream())
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The classes that the caller named, and none of ours but those of the JDK. */
  private URLClassLoader externs() throws IOException {
    List<URL> places = new ArrayList<>();
    for (String place : classPath.split(File.pathSeparator)) {
      if (!place.isEmpty()) {
        places.add(Path.of(place).toUri().toURL());
      }
    }
    return new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private static String summary(int files, CompileResult result, int vectors, int failed) {
    long errors = result.diagnostics().stream().filter(Diagnostic::isError).count();
    long warnings = result.diagnostics().size() - errors;
    StringBuilder line = new StringBuilder();
    line.append(counted(files, "file")).append(": ").append(counted(errors, "error"));
    line.append(", ").append(counted(warnings, "warning"));
    if (errors > 0) {
      line.append("; vectors not tried");
    } else {
      line.append("; ").append(counted(vectors, "vector")).append(", ").append(failed);
      line.append(" failed");
    }
    return line.toString();
  }

  private static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  static String unreadable(Path file, IOException failure) {
    if (!Files.exists(file)) {
      return "no such file: " + file;
    } else if (Files.isDirectory(file)) {
      return "a directory, not a description: " + file;
    } else if (failure instanceof CharacterCodingException) {
      return "not UTF-8: " + file;
    }
    return "cannot be read: " + file;
  }
}
