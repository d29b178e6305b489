// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

import dev.meerkat.samples.capture.CaptureReader;
import dev.meerkat.samples.dissect.Dissector;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
      "Reads pcap and pcapng, gzipped or not, in constant memory, with readers generated from"
          + " .wire files. Knows Ethernet, VLAN, ARP, IPv4, ICMP, UDP and TCP behind the link types"
          + " Ethernet, raw IP, Linux cooked and BSD loopback."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the whole capture was read, malformed packets in it or not",
      "1:the file is missing, is no capture, or ends inside a packet",
      "2:wrong call"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./meerkat dissect capture.pcap --count 20",
      "  ./meerkat dissect capture.pcapng.gz --json | jq 'select(.tcp.flags.SYN)'",
      "  ./meerkat dissect capture.pcap --json --checksum skip > packets.jsonl"
    })
final class DissectCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "the capture")
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

  DissectCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (count < 0) {
      throw new ParameterException(spec.commandLine(), "--count " + count + " is below 0");
    }
    if (!Files.exists(file)) {
      return failed("no such file: " + file);
    }
    if (Files.isDirectory(file)) {
      return failed("a directory, not a capture: " + file);
    }
    try (CaptureReader capture = CaptureReader.open(file)) {
      return dissect(capture);
    } catch (OutputClosed closed) {
      return closed.isBrokenPipe() ? ExitCode.OK : failed("cannot write: " + closed.getMessage());
    } catch (FileNotFoundException unreadable) {
      return failed("cannot be read: " + file);
    } catch (IOException failure) {
      return failed(file + ": " + failure.getMessage());
    }
  }

  private int dissect(CaptureReader capture) throws IOException {
    PacketOutput output = new PacketOutput(terminal, json, payloads);
    Progress progress = Progress.of(terminal, file);
    Dissector dissector = new Dissector().checksumPolicy(checksum.policy());
    try {
      for (long packets = 0; packets < count && capture.next(); packets++) {
        var packet = capture.packet();
        dissector.dissect(packet.buffer(), packet.offset(), packet.captured(), packet.linkType());
        output.print(packet, dissector);
        progress.advance(packet.number(), capture.bytesRead());
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
