// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.stack;

import dev.meerkat.bench.Medians;
import dev.meerkat.bench.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kernel against our stack over TAP: runs inside a network namespace of its own, which {@link
 * #inNamespace} makes and which ends with the program.
 */
final class TapMeasure {
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
  private static final int LARGE = 100 << 10;
  private static final double GIGA = 1e9;

  private final int seconds;
  private final int rounds;

  private TapMeasure(int seconds, int rounds) {
    this.seconds = seconds;
    this.rounds = rounds;
  }

  /** Runs {@link #main} in a namespace; needs root, {@code unshare}, {@code ip} and {@code wrk}. */
  static int inNamespace(boolean quick) throws IOException, InterruptedException {
    List<String> command =
        List.of("unshare", "--net", java(), "-cp", classPath(), TapMeasure.class.getName());
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("MEERKAT_QUICK", quick ? "1" : "");
    return builder.start().waitFor();
  }

  /** Makes the interface, starts the host, measures. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    boolean quick = "1".equals(System.getenv("MEERKAT_QUICK"));
    run("ip", "link", "set", "lo", "up");
    run("ip", "tuntap", "add", "dev", TapHost.INTERFACE, "mode", "tap");
    run("ip", "addr", "add", TapHost.KERNEL + "/24", "dev", TapHost.INTERFACE);
    run("ip", "link", "set", TapHost.INTERFACE, "up");
    Process host =
        new ProcessBuilder(
                java(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                TapHost.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      BufferedReader said =
          new BufferedReader(new InputStreamReader(host.getInputStream(), StandardCharsets.UTF_8));
      String line = said.readLine();
      if (line == null || !line.startsWith(TapHost.READY)) {
        throw new IOException("the host did not start: " + line);
      }
      new TapMeasure(quick ? 1 : 3, quick ? 1 : 5).measure();
    } finally {
      host.destroyForcibly();
    }
  }

  private void measure() throws IOException, InterruptedException {
    Table table = new Table("over TAP, kernel and stack on this machine", "Gbit/s", "requests/s");
    bulk(table, "bulk to us", true);
    bulk(table, "bulk from us", false);
    for (int connections : new int[] {1, 8, 64}) {
      wrk(table, "small replies, " + connections + " connections", "/small", connections, 0);
    }
    for (int connections : new int[] {1, 8}) {
      wrk(table, "100 KiB replies, " + connections + " connections", "/large", connections, LARGE);
    }
    System.out.print(table.toMarkdown());
  }

  private void bulk(Table table, String name, boolean toUs) throws IOException {
    System.err.println(name);
    Medians rate = new Medians();
    octetsPerSecond(toUs);
    for (int round = 0; round < rounds; round++) {
      rate.add(octetsPerSecond(toUs));
    }
    table.row(name, "%.2f".formatted(rate.median() * 8 / GIGA), "");
  }

  private double octetsPerSecond(boolean toUs) throws IOException {
    byte[] octets = new byte[256 << 10];
    try (Socket socket = new Socket(TapHost.ADDRESS, toUs ? TapHost.SINK : TapHost.SOURCE)) {
      long begun = System.nanoTime();
      long end = begun + seconds * 1_000_000_000L;
      long count = 0;
      while (System.nanoTime() - end < 0) {
        if (toUs) {
          socket.getOutputStream().write(octets);
          count += octets.length;
        } else {
          count += socket.getInputStream().read(octets);
        }
      }
      return count * GIGA / (System.nanoTime() - begun);
    }
  }

  private void wrk(Table table, String name, String path, int connections, int octets)
      throws IOException, InterruptedException {
    System.err.println(name);
    Medians rate = new Medians();
    wrk(path, connections);
    for (int round = 0; round < rounds; round++) {
      rate.add(wrk(path, connections));
    }
    table.row(
        name,
        octets == 0 ? "" : "%.2f".formatted(rate.median() * octets * 8 / GIGA),
        "%.0f".formatted(rate.median()));
  }

  private double wrk(String path, int connections) throws IOException, InterruptedException {
    String said =
        run(
            "wrk",
            "-t1",
            "-c" + connections,
            "-d" + seconds + "s",
            "http://" + TapHost.ADDRESS + path);
    Matcher rate = RATE.matcher(said);
    if (!rate.find() || said.contains("Socket errors") || said.contains("Non-2xx")) {
      throw new IOException("wrk: " + said);
    }
    return Double.parseDouble(rate.group(1));
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": " + said);
    }
    return said;
  }
}
