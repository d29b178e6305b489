// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs wrk and reads its requests a second. */
final class Wrk {
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
  private static final Pattern WRONG = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");

  private Wrk() {}

  static boolean isInstalled() {
    return Tools.isOnPath("wrk");
  }

  /**
   * Loads a server.
   *
   * @return requests a second
   * @throws IOException when wrk fails or the server answers with errors
   */
  static double run(int port, Load load) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add("wrk");
    command.addAll(List.of("-t", "1", "-c", "" + load.connections(), "-d", load.seconds() + "s"));
    Path script = null;
    if (load.pipelined() > 1) {
      script = Files.createTempFile("meerkat-wrk", ".lua");
      Files.writeString(script, script(load));
      command.addAll(List.of("-s", script.toString()));
    }
    command.add("http://127.0.0.1:" + port + load.path());
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      Matcher rate = RATE.matcher(said);
      if (code != 0 || !rate.find() || WRONG.matcher(said).find()) {
        throw new IOException("wrk, load " + load.name() + ": " + said);
      }
      return Double.parseDouble(rate.group(1));
    } finally {
      if (script != null) {
        Files.deleteIfExists(script);
      }
    }
  }

  private static String script(Load load) {
    return "init = function(args)\n"
        + "  local one = wrk.format('GET', '"
        + load.path()
        + "')\n"
        + "  all = string.rep(one, "
        + load.pipelined()
        + ")\n"
        + "end\n"
        + "request = function() return all end\n";
  }
}
