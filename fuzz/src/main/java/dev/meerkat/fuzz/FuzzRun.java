// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

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
  private static final int GOODBYE_SECONDS = 3;
  private static final int TICK_SECONDS = 5;

  private final FuzzTarget target;
  private final FuzzFolder folder;
  private final long seconds;
  private final FuzzProgress progress;
  private volatile boolean stopped;

  FuzzRun(FuzzTarget target, Path folder, long seconds) {
    this.target = target;
    this.folder = new FuzzFolder(folder.resolve(target.name()));
    this.seconds = seconds;
    this.progress = new FuzzProgress(System.out, seconds);
  }

  int run() throws IOException, InterruptedException {
    folder.create();
    try (FileChannel lock = lock()) {
      if (lock.tryLock() == null) {
        System.err.println("meerkat fuzz: " + target.name() + " is being fuzzed already");
        return MISTAKE;
      }
      int seeds = folder.writeSeeds(target);
      System.out.println(
          target.name() + ": " + seconds + " s from " + seeds + " seeds; log: " + folder.log());
      return fuzz();
    }
  }

  private FileChannel lock() throws IOException {
    return FileChannel.open(
        folder.path("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private int fuzz() throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(FuzzCommand.of(target, folder, seconds));
    Process process = builder.redirectErrorStream(true).start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
    Thread ticker = new Thread(this::tick);
    ticker.setDaemon(true);
    ticker.start();
    try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        var log = Files.newBufferedWriter(folder.log(), StandardCharsets.UTF_8)) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        log.write(line);
        log.newLine();
        progress.take(line);
      }
    }
    return tell(process.waitFor());
  }

  private void tick() {
    try {
      while (true) {
        TimeUnit.SECONDS.sleep(TICK_SECONDS);
        progress.tick();
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ctrl-C, or the end. */
  private void stop(Process process) {
    if (!process.isAlive()) {
      return;
    }
    stopped = true;
    process.destroy();
    try {
      if (!process.waitFor(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException hurry) {
      process.destroyForcibly();
    }
    System.out.println(target.name() + ": stopped; " + progress.summary());
  }

  private int tell(int exit) {
    if (stopped) {
      return MISTAKE;
    }
    System.out.println(target.name() + ": " + progress.summary());
    if (progress.finding() != null) {
      System.out.println("found: " + progress.headline());
      System.out.println("input: " + progress.finding());
      System.out.println(
          "again: ./meerkat fuzz " + target.name() + " --replay " + progress.finding());
      return FINDING;
    }
    if (exit != 0) {
      System.err.println("meerkat fuzz: the fuzzer ended with " + exit + "; see " + folder.log());
      progress.lastWords().forEach(line -> System.err.println("  | " + line));
      return MISTAKE;
    }
    return 0;
  }
}
