// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.size;

import dev.meerkat.bench.wire.tcp.TcpReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code meerkat bench size}: what every generated class of the library weighs. */
@Command(
    name = "size",
    mixinStandardHelpOptions = true,
    description = {
      "Prints kilobytes of class files, and in brackets of bytecode, for each module (or message)"
          + " and direction of all library protocols.",
      "Then the methods that HotSpot does not inline (over 325 bytecodes) or compile (over 8,000)."
    })
public final class SizeCommand implements Callable<Integer> {
  static final String CODECS = "dev/meerkat/bench/wire/";

  @Option(names = "--messages", description = "a row for each message, not each module")
  private boolean messages;

  @Option(names = "--out", paramLabel = "FILE", description = "also write the table there")
  private Path out;

  @Override
  public Integer call() throws IOException {
    Footprint footprint = new Footprint(Archive.ofPackage(TcpReader.class, CODECS));
    String table = footprint.table(messages).toMarkdown();
    System.out.print(table);
    if (out != null) {
      Files.writeString(out, table);
    }
    List<MethodSize> huge = footprint.methodsAbove(MethodSize.COMPILED);
    List<MethodSize> large = footprint.methodsAbove(MethodSize.INLINED);
    System.out.printf(
        "%n%d methods; over %d bytecodes: %d; over %d: %d%n",
        footprint.methods(), MethodSize.INLINED, large.size(), MethodSize.COMPILED, huge.size());
    large.forEach(m -> System.out.printf("%6d %s.%s%n", m.bytecodes(), m.type(), m.name()));
    return huge.isEmpty() ? 0 : 1;
  }
}
