// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Fuzzes one target in a Java of its own and tells what happens.
 *
 * <p>Below its folder: {@code seeds} (made anew each time), {@code corpus} (what gave new coverage,
 * kept from run to run), {@code findings}, {@code log}.
 */
final class FuzzRun {
  /** Exit code when an input was found that breaks a claim. */
  static final int FINDING = 2;

  private static final int MISTAKE = 1;
  private static final int SLOWEST_SECONDS = 60;

  private final FuzzTarget target;
  private final Path folder;
  private final long seconds;
  private final FuzzProgress progress = new FuzzProgress(System.out);

  FuzzRun(FuzzTarget target, Path folder, long seconds) {
    this.target = target;
    this.folder = folder.resolve(target.name());
    this.seconds = seconds;
  }

  int run() throws IOException, InterruptedException {
    writeSeeds();
    Files.createDirectories(folder.resolve("corpus"));
    Files.createDirectories(folder.resolve("findings"));
    Process process = new ProcessBuilder(command()).redirectErrorStream(true).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        var log = Files.newBufferedWriter(folder.resolve("log"), StandardCharsets.UTF_8)) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        log.write(line);
        log.newLine();
        progress.take(line);
      }
    }
    return tell(process.waitFor());
  }

  private int tell(int exit) {
    System.out.println(target.name() + ": " + progress.summary());
    if (progress.finding() != null) {
      System.out.println("found: " + progress.headline());
      System.out.println("input: " + progress.finding());
      System.out.println(
          "again: ./meerkat fuzz " + target.name() + " --replay " + progress.finding());
      return FINDING;
    }
    if (exit != 0) {
      System.err.println(
          "meerkat fuzz: the fuzzer ended with " + exit + "; see " + folder.resolve("log"));
      return MISTAKE;
    }
    return 0;
  }

  private List<String> command() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-ea", "-Xmx1500m", "-Xss4m", "-XX:+UseSerialGC"));
    command.addAll(List.of("-XX:+EnableDynamicAgentLoading", "--enable-native-access=ALL-UNNAMED"));
    command.add("-Dmeerkat.home=" + System.getProperty("meerkat.home", ""));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("com.code_intelligence.jazzer.Jazzer");
    command.add("--target_class=" + target.entry().getName());
    command.add("--instrumentation_includes=dev.meerkat.**");
    command.add("--reproducer_path=" + folder.resolve("findings"));
    command.add("-artifact_prefix=" + folder.resolve("findings") + "/");
    command.add("-max_total_time=" + seconds);
    command.add("-timeout=" + SLOWEST_SECONDS);
    command.add("-rss_limit_mb=3000");
    command.add("-print_final_stats=1");
    if (target.dictionary() != null) {
      command.add("-dict=" + dictionary());
    }
    command.add(folder.resolve("corpus").toString());
    command.add(folder.resolve("seeds").toString());
    return command;
  }

  private void writeSeeds() throws IOException {
    Path seeds = folder.resolve("seeds");
    Files.createDirectories(seeds);
    int number = 0;
    for (byte[] seed : target.seeds().get()) {
      Files.write(seeds.resolve(String.format("%04d", number++)), seed);
    }
  }

  private Path dictionary() throws IOException {
    Path file = folder.resolve(target.dictionary());
    try (InputStream in = FuzzRun.class.getResourceAsStream(target.dictionary())) {
      Files.write(file, in.readAllBytes());
    }
    return file;
  }
}
