// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

import dev.meerkat.dsl.interpret.Argument;
import dev.meerkat.dsl.interpret.ChecksumPolicy;
import dev.meerkat.dsl.interpret.ReadOptions;
import dev.meerkat.samples.explain.Explainer;
import dev.meerkat.samples.explain.HexText;
import dev.meerkat.samples.explain.Line;
import dev.meerkat.samples.explain.LinePrinter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code meerkat explain}: annotated hex. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    description = {
      "Explains one message octet by octet: the name and value of each field, what the value means,"
          + " and the section that says so; what is wrong where it is wrong.",
      "NAME is a message of the library (dns, net.tls.TlsRecord), or a description of one's own:"
          + " telemetry.wire, telemetry.wire#Batch."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:explained, and valid",
      "1:not valid, which is explained as well; or the input cannot be read",
      "2:wrong call"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./meerkat explain query.bin --as dns",
      "  echo '00 35 00 35 00 08 00 00' | ./meerkat explain - --as udp --hex",
      "  ./meerkat explain capture.pcapng --packet 17",
      "  ./meerkat explain batch.bin --as telemetry.wire#Batch"
    })
final class ExplainCommand implements Callable<Integer> {
  private static final int MAX_SIZE = 0x100000;

  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "the octets; - for standard input")
  private Path file;

  @Option(names = "--as", paramLabel = "NAME", description = "what the octets are")
  private String name;

  @Option(
      names = "--packet",
      paramLabel = "N",
      description = "FILE is a capture; explain its packet N, counted from 1")
  private long packet;

  @Option(names = "--hex", description = "FILE is text: hex digits, or what xxd prints")
  private boolean hex;

  @Option(names = "--all", description = "show all octets of long ranges")
  private boolean all;

  @Option(
      names = "--argument",
      split = ",",
      paramLabel = "N",
      description = "values of the message's parameters; default: 0, sums not known")
  private List<Long> arguments = List.of();

  @Option(
      names = "--checksum",
      paramLabel = "POLICY",
      defaultValue = "NOTE",
      description = "what a wrong checksum is: fail, note, skip; default: note")
  private ChecksumChoice checksum;

  ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if ((name == null) == (packet == 0)) {
      throw wrong("one of both is needed: --as NAME, or --packet N for a capture");
    }
    if (packet < 0 || packet > 0 && hex) {
      throw wrong(packet < 0 ? "--packet " + packet + " is below 1" : "a capture is not --hex");
    }
    try (InputStream in = open()) {
      ExplainSubject subject =
          packet > 0
              ? ExplainSubject.ofPacket(in, packet)
              : ExplainSubject.named(name, terminal).with(octets(in));
      return explain(subject);
    } catch (ParameterException misuse) {
      throw misuse;
    } catch (IllegalArgumentException unusable) {
      return failed(unusable.getMessage());
    } catch (IOException unreadable) {
      return failed(CheckCommand.unreadable(file, unreadable));
    }
  }

  private InputStream open() throws IOException {
    return file.toString().equals("-") ? terminal.in() : Files.newInputStream(file);
  }

  private byte[] octets(InputStream in) throws IOException {
    byte[] octets = in.readNBytes(MAX_SIZE + 1);
    if (octets.length > MAX_SIZE) {
      throw new IllegalArgumentException("more than " + MAX_SIZE + " octets, too many to explain");
    }
    return hex ? HexText.parse(new String(octets, StandardCharsets.UTF_8)) : octets;
  }

  private int explain(ExplainSubject subject) throws IOException {
    Explainer explainer =
        new Explainer(
            subject.program(),
            subject.octets(),
            new ReadOptions(ChecksumPolicy.values()[checksum.ordinal()]),
            subject.inside());
    List<Argument> given = subject.arguments(arguments);
    List<Line> lines = explainer.explain(subject.message(), 0, subject.octets().length, given);
    String text = new LinePrinter(subject.octets(), all).print(lines);
    terminal.out().write(text.getBytes(StandardCharsets.UTF_8));
    terminal.out().flush();
    return explainer.isSound() ? ExitCode.OK : ExitCode.FAILED;
  }

  private ParameterException wrong(String why) {
    return new ParameterException(spec.commandLine(), why);
  }

  private int failed(String why) {
    terminal.err().println("meerkat: " + why);
    return ExitCode.FAILED;
  }
}
