// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Programs of the machine. */
final class Tools {
  private static final int SECONDS = 90;

  private Tools() {}

  /** What a program has said. */
  record Result(int exitCode, byte[] octets, String errors) {
    /** Its output, one character an octet. */
    String output() {
      return new String(octets, StandardCharsets.ISO_8859_1);
    }
  }

  /** Runs a program to its end. */
  static Result run(byte[] input, Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    Process process = builder.start();
    CompletableFuture<byte[]> output = CompletableFuture.supplyAsync(() -> all(process, true));
    CompletableFuture<byte[]> errors = CompletableFuture.supplyAsync(() -> all(process, false));
    try (var to = process.getOutputStream()) {
      to.write(input);
    } catch (IOException closed) {
      // It wanted no more of it: its exit code says whether that is well.
    }
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(command[0] + " has not ended within " + SECONDS + " s");
    }
    return new Result(
        process.exitValue(), output.join(), new String(errors.join(), StandardCharsets.UTF_8));
  }

  private static byte[] all(Process process, boolean output) {
    try (var in = output ? process.getInputStream() : process.getErrorStream()) {
      return in.readAllBytes();
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }
}
