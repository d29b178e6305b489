// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.generator.artefact.ArtefactFile;
import dev.meerkat.generator.artefact.Artefacts;
import dev.meerkat.generator.artefact.Backend;
import dev.meerkat.generator.artefact.Subject;
import dev.meerkat.generator.plan.GenerationException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code meerkat artefacts}: everything that a description gives. */
@Command(
    name = "artefacts",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    description = {
      "Writes everything that a description gives, without a Maven project; --list tells what that"
          + " is.",
      "NAME is a protocol of the library (tcp, net.dhcpv6); imports of a file are looked for beside"
          + " it, then in the library. Files that stand there already are written over; none is"
          + " removed."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:written",
      "1:no such protocol, a mistake in the description, or a folder that cannot be written",
      "2:wrong call"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./meerkat artefacts tcp --out tcp",
      "  ./meerkat artefacts dns --only pages --out pages",
      "  ./meerkat artefacts telemetry.wire --package com.acme.net --out target/artefacts"
    })
final class ArtefactsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "NAME|FILE.wire", description = "what to write about")
  private String source;

  @Option(names = "--out", paramLabel = "DIR", description = "where to write")
  private Path out;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "KIND",
      description = "only these kinds of artefacts; default: all")
  private List<String> only = List.of();

  @Option(
      names = "--package",
      paramLabel = "NAME",
      defaultValue = "protocol",
      description = "the root package of the Java; default: ${DEFAULT-VALUE}")
  private String packageName;

  @Option(names = "--list", description = "tell the kinds of artefacts")
  private boolean list;

  ArtefactsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (list) {
      list();
      return ExitCode.OK;
    }
    if (source == null || out == null) {
      throw wrong("both are needed: NAME or FILE.wire, and --out DIR");
    }
    if (!SourceVersion.isName(packageName)) {
      throw wrong("--package " + packageName + ": not the name of a Java package");
    }
    List<Backend> backends = backends();
    if (Files.exists(out) && !Files.isDirectory(out)) {
      return failed("not a folder: " + out);
    }
    Optional<Described> described = Described.read(source, terminal);
    return described.map(d -> write(d, backends)).orElse(ExitCode.FAILED);
  }

  private void list() {
    PrintStream shown = new PrintStream(terminal.out(), false, StandardCharsets.UTF_8);
    for (Backend backend : Artefacts.all()) {
      shown.printf("%-10s %s%n", backend.name(), backend.summary());
    }
    shown.flush();
  }

  private List<Backend> backends() {
    if (only.isEmpty()) {
      return Artefacts.all();
    }
    List<Backend> backends = new ArrayList<>();
    for (String name : only) {
      String known = Artefacts.all().stream().map(Backend::name).collect(Collectors.joining(", "));
      backends.add(
          Artefacts.named(name.strip())
              .orElseThrow(
                  () ->
                      wrong("--only " + name + ": no such kind of artefact; known are: " + known)));
    }
    return backends;
  }

  private ParameterException wrong(String why) {
    return new ParameterException(spec.commandLine(), why);
  }

  private int write(Described described, List<Backend> backends) {
    ArtefactsOutput output = new ArtefactsOutput(terminal, out);
    try {
      for (IrModule module : described.modules()) {
        Subject subject = new Subject(described.program(), module, packageName);
        for (ArtefactFile file : Artefacts.files(backends, subject)) {
          output.write(file);
        }
      }
    } catch (IOException unwritable) {
      return failed("cannot be written: " + unwritable.getMessage());
    } catch (GenerationException cannot) {
      return failed(cannot.getMessage());
    }
    output.end();
    return ExitCode.OK;
  }

  private int failed(String why) {
    terminal.err().println("meerkat: " + why);
    return ExitCode.FAILED;
  }
}
