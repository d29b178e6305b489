// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.samples.Sample;
import dev.meerkat.samples.device.DeviceNetwork;
import dev.meerkat.samples.device.InterfaceAddress;
import dev.meerkat.samples.http.HttpServerSample;
import dev.meerkat.samples.telemetry.TelemetrySample;
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
      "http-server serves a small page, GET /api/time (JSON), POST /api/echo, and a directory if"
          + " --root names one. With --device it is a host of its own, with our own TCP/IP stack,"
          + " at the other end of a TAP or TUN interface of Linux.",
      "telemetry is a protocol of its own, over TCP or UDP: a server, and devices that report to"
          + " it; it prints what happens."
    })
final class RunCommand implements Callable<Integer> {
  private static final long STOP_SECONDS = 5;
  private static final String DHCP = "dhcp";
  private static final int HTTP_PORT = 8080;
  private static final int DEVICE_HTTP_PORT = 80;
  private static final int TELEMETRY_PORT = 7070;
  private static final int DEVICES = 3;
  private static final int MOST_CLIENTS = 5_000;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SAMPLE",
      defaultValue = "http-server",
      description = "http-server (the default) or telemetry")
  private String sample;

  @Option(
      names = "--port",
      paramLabel = "N",
      description =
          "port, 0 for any that is free; default: 8080, with --device 80, of telemetry 7070")
  private Integer port;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "http-server: directory to serve at /; without it the page is there")
  private Path root;

  @Option(
      names = "--device",
      paramLabel = "NAME",
      description =
          "http-server: TAP or TUN interface, if its name begins so, or any other interface, whose"
              + " frames a packet socket takes; needs root, or a TAP interface that is this user's")
  private String device;

  @Option(
      names = "--address",
      paramLabel = "ADDRESS/PREFIX|dhcp",
      description = "http-server: our address on the device, or dhcp to be given one there")
  private String address;

  @Option(
      names = "--gateway",
      paramLabel = "ADDRESS",
      description = "http-server: the way from the device to other networks")
  private String gateway;

  @Option(names = "--udp", description = "telemetry: over UDP in place of TCP")
  private boolean udp;

  @Option(
      names = "--clients",
      paramLabel = "N",
      description = "telemetry: how many devices report; default: 3")
  private Integer clients;

  @Override
  public Integer call() {
    boolean isHttp = sample.equals("http-server");
    if (!isHttp && !sample.equals("telemetry")) {
      throw wrong("unknown sample '" + sample + "'; there are: http-server, telemetry");
    }
    if (port != null && (port < 0 || port > 65_535)) {
      throw wrong("port " + port + " is not in 0..65535");
    }
    if (isHttp && (udp || clients != null)) {
      throw wrong("--udp and --clients are for telemetry");
    }
    if (!isHttp && root != null) {
      throw wrong("--root is for http-server");
    }
    if (!isHttp && device != null) {
      throw wrong("--device is for http-server");
    }
    if ((device == null) != (address == null)) {
      throw wrong("--device and --address ADDRESS/PREFIX or dhcp go together");
    }
    if (gateway != null && (device == null || address.equals(DHCP))) {
      throw wrong("--gateway is for --device with an address of its own");
    }
    if (clients != null && (clients < 0 || clients > MOST_CLIENTS)) {
      throw wrong("clients " + clients + " is not in 0.." + MOST_CLIENTS);
    }
    if (root != null && !Files.isDirectory(root)) {
      return failed(Files.exists(root) ? "not a directory: " + root : "no such directory: " + root);
    }
    try (Sample running = isHttp ? http() : telemetry()) {
      serve(running);
      return 0;
    } catch (TransportException | IOException failure) {
      return failed(failure.getMessage());
    }
  }

  private Sample http() throws IOException {
    if (device != null) {
      return httpOnDevice();
    }
    return new HttpServerSample(Endpoint.loopback(port == null ? HTTP_PORT : port), root);
  }

  private Sample httpOnDevice() throws IOException {
    DeviceNetwork network = deviceNetwork();
    IpAddress ours = network.address();
    return new HttpServerSample(
        network.stack(),
        Endpoint.anyAddress(port == null ? DEVICE_HTTP_PORT : port),
        ours.isV4() ? ours.toString() : "[" + ours + "]",
        root);
  }

  private DeviceNetwork deviceNetwork() throws IOException {
    try {
      if (address.equals(DHCP)) {
        return DeviceNetwork.leased(device, Sample::report, this::note);
      }
      InterfaceAddress ours = InterfaceAddress.parse(address);
      IpAddress router = gateway == null ? null : IpAddress.parse(gateway);
      return DeviceNetwork.open(device, ours, router, Sample::report, this::note);
    } catch (IllegalArgumentException mistake) {
      throw wrong(mistake.getMessage());
    }
  }

  private Sample telemetry() {
    Endpoint local = Endpoint.loopback(port == null ? TELEMETRY_PORT : port);
    int devices = clients == null ? DEVICES : clients;
    return new TelemetrySample(local, udp, devices, this::print);
  }

  private void serve(Sample running) {
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook = new Thread(() -> stop(running, ended), "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    print(running.address());
    try {
      running.run();
    } finally {
      ended.countDown();
    }
  }

  private void note(String line) {
    var err = spec.commandLine().getErr();
    err.println("meerkat: " + line);
    err.flush();
  }

  private void print(String line) {
    var out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  /** Runs while the virtual machine ends: the loop is asked to stop and waited for. */
  private static void stop(Sample running, CountDownLatch ended) {
    running.stop();
    try {
      if (!ended.await(STOP_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("meerkat: the server did not stop in " + STOP_SECONDS + " seconds");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private int failed(String message) {
    spec.commandLine().getErr().println("meerkat: " + message);
    return 1;
  }
}
