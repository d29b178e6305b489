// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

import dev.meerkat.capture.CaptureReader;
import dev.meerkat.samples.dissect.Dissector;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
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

/** {@code meerkat dissect}: shows the packets of a capture. */
@Command(
    name = "dissect",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    description = {
      "Shows the packets of a capture: a table, or one JSON object a packet.",
      "Reads pcap and pcapng, gzipped or not, in constant memory, with readers generated from .wire"
          + " files. Knows every message that is described in the library, behind the link types"
          + " Ethernet, raw IP, Linux cooked and BSD loopback and behind well-known ports."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the whole capture was read, malformed packets in it or not",
      "1:the file is missing, is no capture, or ends inside a packet; with --as NAME: the message"
          + " is not valid",
      "2:wrong call"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./meerkat dissect capture.pcap --count 20",
      "  ./meerkat dissect capture.pcapng.gz --json | jq 'select(.tcp.flags.SYN)'",
      "  ./meerkat dissect capture.pcap --json --checksum skip > packets.jsonl",
      "  tcpdump -i eth0 -U -w - | ./meerkat dissect -",
      "  ./meerkat dissect capture.pcap --as dns=5300,5301",
      "  ./meerkat dissect message.bin --as ipv4"
    })
final class DissectCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "the capture; - for standard input")
  private Path file;

  @Option(names = "--json", description = "one JSON object a packet and line, for other programs")
  private boolean json;

  @Option(
      names = "--payload",
      description = "with --json: opaque payloads as hex digits, not only their lengths")
  private boolean payloads;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "stop after N packets; default: all of them")
  private long count = Long.MAX_VALUE;

  @Option(
      names = "--checksum",
      paramLabel = "POLICY",
      defaultValue = "NOTE",
      description =
          "what a wrong checksum is: fail (a malformed layer), note (checksum_ok is false), skip"
              + " (not computed); default: note")
  private ChecksumChoice checksum;

  @Option(
      names = "--as",
      paramLabel = "NAME[=PORT,...]",
      description =
          "with ports: what stands behind these of UDP and TCP; without: FILE is one such message,"
              + " no capture")
  private List<String> names = List.of();

  DissectCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (count < 0) {
      throw new ParameterException(spec.commandLine(), "--count " + count + " is below 0");
    }
    MessageChoice choice = choice();
    if (isStandardInput()) {
      return dissect(choice, terminal.in());
    }
    if (!Files.exists(file)) {
      return failed("no such file: " + file);
    }
    if (Files.isDirectory(file)) {
      return failed("a directory, not a capture: " + file);
    }
    // a channel's stream would copy through a direct buffer
    try (InputStream in = new FileInputStream(file.toFile())) {
      return dissect(choice, in);
    } catch (FileNotFoundException unreadable) {
      return failed("cannot be read: " + file);
    } catch (IOException failure) {
      return failed(file + ": " + failure.getMessage());
    }
  }

  private MessageChoice choice() {
    try {
      return MessageChoice.of(names);
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
    }
  }

  private boolean isStandardInput() {
    return file.toString().equals("-");
  }

  private int dissect(MessageChoice choice, InputStream in) {
    Dissector dissector = new Dissector(choice.ports()).checksumPolicy(checksum.policy());
    try {
      if (choice.message() != null) {
        return new MessageOutput(terminal, json, payloads).print(dissector, choice.message(), in);
      }
      try (CaptureReader capture = CaptureReader.of(in)) {
        return dissect(dissector.following(), capture);
      }
    } catch (OutputClosed closed) {
      return closed.isBrokenPipe() ? ExitCode.OK : failed("cannot write: " + closed.getMessage());
    } catch (IOException failure) {
      return failed((isStandardInput() ? "standard input" : file) + ": " + failure.getMessage());
    }
  }

  private int dissect(Dissector dissector, CaptureReader capture) throws IOException {
    PacketOutput output = new PacketOutput(terminal, json, payloads);
    Progress progress = Progress.of(terminal, isStandardInput() ? null : file);
    try {
      for (long packets = 0; packets < count && capture.next(); packets++) {
        var packet = capture.packet();
        dissector.dissect(packet.buffer(), packet.offset(), packet.captured(), packet.linkType());
        output.print(packet, dissector);
        progress.advance(packet.number(), capture.bytesRead());
        if (isStandardInput() && capture.mayWait()) {
          output.show();
        }
      }
    } finally {
      progress.end();
      output.finish();
    }
    if (capture.oversized() > 0) {
      message(
          capture.oversized()
              + " packets of more than "
              + CaptureReader.MAX_CAPTURED
              + " octets passed over");
    }
    return ExitCode.OK;
  }

  private int failed(String text) {
    message(text);
    return ExitCode.FAILED;
  }

  private void message(String text) {
    terminal.err().println("meerkat: " + text);
  }
}
