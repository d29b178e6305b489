// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.samples.http.HttpServerSample;
import dev.meerkat.transport.TransportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code meerkat run}: starts a sample on loopback and prints its URL. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Starts a sample server on 127.0.0.1 and prints its URL. Ctrl-C stops it.",
      "It serves a small page, GET /api/time (JSON), POST /api/echo, and a directory if --root"
          + " names one."
    })
final class RunCommand implements Callable<Integer> {
  private static final long STOP_SECONDS = 5;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SAMPLE",
      defaultValue = "http-server",
      description = "http-server (the default)")
  private String sample;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "TCP port, 0 for any that is free; default: ${DEFAULT-VALUE}")
  private int port;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "directory to serve at /; without it the page is there")
  private Path root;

  @Override
  public Integer call() {
    if (!sample.equals("http-server")) {
      throw new ParameterException(
          spec.commandLine(), "unknown sample '" + sample + "'; there is: http-server");
    }
    if (port < 0 || port > 65_535) {
      throw new ParameterException(spec.commandLine(), "port " + port + " is not in 0..65535");
    }
    if (root != null && !Files.isDirectory(root)) {
      return failed(Files.exists(root) ? "not a directory: " + root : "no such directory: " + root);
    }
    try (HttpServerSample server = new HttpServerSample(Endpoint.loopback(port), root)) {
      serve(server);
      return 0;
    } catch (TransportException | IOException failure) {
      return failed(failure.getMessage());
    }
  }

  private void serve(HttpServerSample server) {
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook = new Thread(() -> stop(server, ended), "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    var out = spec.commandLine().getOut();
    out.println("http://127.0.0.1:" + server.local().port() + "/");
    out.flush();
    try {
      server.run();
    } finally {
      ended.countDown();
    }
  }

  /** Runs while the virtual machine ends: the loop is asked to stop and waited for. */
  private static void stop(HttpServerSample server, CountDownLatch ended) {
    server.stop();
    try {
      if (!ended.await(STOP_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("meerkat: the server did not stop in " + STOP_SECONDS + " seconds");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private int failed(String message) {
    spec.commandLine().getErr().println("meerkat: " + message);
    return 1;
  }
}
