// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.http;

import dev.meerkat.bench.Medians;
import dev.meerkat.bench.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code meerkat bench http}: wrk against each server in turn, several rounds. */
@Command(
    name = "http",
    mixinStandardHelpOptions = true,
    description = {
      "Loads Meerkat's sample, Netty (NIO and epoll), Undertow and nginx with wrk on 127.0.0.1, each"
          + " as a process of its own with one event loop.",
      "Rounds are interleaved; the table shows medians and their ratios. Needs wrk and nginx."
    })
public final class HttpCommand implements Callable<Integer> {
  @Option(names = "--quick", description = "short rounds: a look, not a result")
  private boolean quick;

  @Option(names = "--out", paramLabel = "FILE", description = "also write the table there")
  private Path out;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Wrk.isInstalled()) {
      System.err.println("meerkat: wrk is missing; install it (Debian: apt-get install wrk)");
      return 1;
    }
    List<Load> loads = Load.all(quick);
    Map<String, Map<Load, Medians>> rates = new LinkedHashMap<>();
    List<ServerProcess> servers = new ArrayList<>();
    try (Folder folder = Folder.create()) {
      try {
        for (ServerKind kind : ServerKind.values()) {
          ServerProcess server = kind.start(folder);
          if (server == null) {
            System.err.println("meerkat: " + kind + " is left out: not installed");
          } else {
            servers.add(server);
            rates.put(server.name(), new LinkedHashMap<>());
          }
        }
        measure(servers, loads, rates);
      } finally {
        servers.forEach(ServerProcess::close);
      }
    }
    String table = table(loads, rates).toMarkdown();
    System.out.println();
    System.out.print(table);
    if (out != null) {
      Files.writeString(out, table);
    }
    return 0;
  }

  private void measure(
      List<ServerProcess> servers, List<Load> loads, Map<String, Map<Load, Medians>> rates)
      throws IOException, InterruptedException {
    int rounds = quick ? 1 : 5;
    for (ServerProcess server : servers) {
      Wrk.run(server.port(), new Load("warm up", "/time", 8, 1, quick ? 1 : 5));
      Wrk.run(server.port(), new Load("warm up", "/file-1k", 8, 1, quick ? 1 : 3));
    }
    for (int round = 1; round <= rounds; round++) {
      for (Load load : loads) {
        for (ServerProcess server : servers) {
          System.err.printf("round %d of %d: %s, %s%n", round, rounds, load.name(), server.name());
          rates
              .get(server.name())
              .computeIfAbsent(load, l -> new Medians())
              .add(Wrk.run(server.port(), load));
        }
      }
    }
  }

  private static Table table(List<Load> loads, Map<String, Map<Load, Medians>> rates) {
    Table table = new Table("load", "server", "requests/s (median)", "Meerkat is");
    for (Load load : loads) {
      double ours = rates.get(ServerKind.MEERKAT.label()).get(load).median();
      rates.forEach(
          (name, byLoad) -> {
            double theirs = byLoad.get(load).median();
            String ratio =
                name.equals(ServerKind.MEERKAT.label()) ? "" : "%.2fx".formatted(ours / theirs);
            table.row(load.name(), name, "%.0f".formatted(theirs), ratio);
          });
    }
    return table;
  }
}
