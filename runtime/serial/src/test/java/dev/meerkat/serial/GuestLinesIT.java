// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.serial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.meerkat.core.codec.Ascii;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.core.time.SystemClock;
import dev.meerkat.link.NapWaiter;
import dev.meerkat.stack.NetworkStack;
import dev.meerkat.stack.StackLimits;
import dev.meerkat.stack.link.NetworkInterface;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.ListenerLimits;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * pppd and the SLIP of a Linux kernel in QEMU at the other ends of two serial lines. The guest is
 * made by {@code .ci/guest FOLDER}; without {@code -Dguest=FOLDER} this does not run.
 */
class GuestLinesIT {
  private static final int SECONDS = 240;
  private static final int OCTETS = 60_000;

  @TempDir Path folder;
  private final SystemClock clock = new SystemClock();
  private final List<String> asked = new ArrayList<>();
  private final List<Throwable> errors = new ArrayList<>();
  private final ByteArrayOutputStream fetched = new ByteArrayOutputStream();
  private final byte[] content = new byte[OCTETS];
  private final List<NetworkStack> stacks = new ArrayList<>();
  private Process guest;

  @AfterEach
  void close() throws InterruptedException {
    if (guest != null) {
      guest.destroyForcibly().waitFor();
    }
    stacks.forEach(NetworkStack::close);
  }

  @Test
  void kernelAtBothLines_fetchesAndIsFetchedFrom() throws Exception {
    String made = System.getProperty("guest", "");
    assumeTrue(!made.isEmpty(), "no guest was made: ./meerkat test stack does");
    new SplittableRandom(3).nextBytes(content);
    SocketChannel[] lines = start(Path.of(made));
    // 0.0.0.0: the peer tells us who we are.
    PppDevice ppp =
        new PppDevice(
            new SocketLine(lines[0]),
            IpAddress.ANY_V4,
            IpAddress.ANY_V4,
            new SplittableRandom(1),
            PppLimits.DEFAULT);
    NetworkStack overPpp = host();
    NetworkInterface pppLink = overPpp.attach(ppp);
    NetworkStack overSlip = host();
    overSlip.address(
        overSlip.attach(new SlipDevice(new SocketLine(lines[1]), 1006)),
        IpAddress.parse("10.7.0.2"),
        24);
    until(ppp::isUp);
    assertEquals("10.8.0.2", ppp.local().toString());
    assertEquals("10.8.0.1", ppp.remote().toString());
    overPpp.address(pppLink, ppp.local(), 24);
    String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    until(() -> asked.contains("/ppp/" + sum) && asked.contains("/slip/" + sum));
    fetch(overPpp, "10.8.0.1:80");
    fetch(overSlip, "10.7.0.1:80");
  }

  /** Starts the guest, whose serial lines call us. */
  private SocketChannel[] start(Path made) throws Exception {
    SocketChannel[] lines = new SocketChannel[2];
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (ServerSocketChannel first = ServerSocketChannel.open().bind(any);
        ServerSocketChannel second = ServerSocketChannel.open().bind(any)) {
      guest =
          new ProcessBuilder(
                  "qemu-system-x86_64",
                  "-nodefaults",
                  "-no-user-config",
                  "-display",
                  "none",
                  "-m",
                  "256",
                  "-kernel",
                  made.resolve("kernel").toString(),
                  "-initrd",
                  made.resolve("initrd.gz").toString(),
                  "-append",
                  "console=ttyS0 quiet panic=-1",
                  "-serial",
                  "file:" + folder.resolve("console.txt"),
                  "-serial",
                  "tcp:127.0.0.1:" + first.socket().getLocalPort(),
                  "-serial",
                  "tcp:127.0.0.1:" + second.socket().getLocalPort())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("qemu.txt").toFile())
              .start();
      lines[0] = first.accept();
      lines[1] = second.accept();
    }
    for (SocketChannel line : lines) {
      line.configureBlocking(false);
    }
    return lines;
  }

  private NetworkStack host() {
    NetworkStack stack =
        new NetworkStack(
            clock,
            new NapWaiter(1),
            StackLimits.DEFAULT,
            new SplittableRandom(),
            (source, failure) -> errors.add(failure));
    stack.listen(
        Endpoint.anyAddress(80),
        ListenerLimits.DEFAULT,
        ConnectionLimits.DEFAULT,
        connection -> new Answer());
    stacks.add(stack);
    return stack;
  }

  private void until(BooleanSupplier done) throws Exception {
    long end = clock.nanos() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!done.getAsBoolean()) {
      if (clock.nanos() - end > 0 || !guest.isAlive()) {
        throw new AssertionError("asked " + asked + "\n" + said("console.txt") + said("qemu.txt"));
      }
      stacks.forEach(stack -> stack.poll(clock.nanos()));
      guest.waitFor(1, TimeUnit.MILLISECONDS);
    }
    assertEquals(List.of(), errors);
  }

  private String said(String file) throws Exception {
    return Files.exists(folder.resolve(file)) ? Files.readString(folder.resolve(file)) : "";
  }

  private void fetch(NetworkStack from, String server) throws Exception {
    fetched.reset();
    Question question = new Question();
    from.connect(Endpoint.parse(server), ConnectionLimits.DEFAULT, question);
    until(() -> question.ended);
    byte[] all = fetched.toByteArray();
    assertTrue(all.length > OCTETS, () -> "came: " + all.length);
    byte[] body = Arrays.copyOfRange(all, all.length - OCTETS, all.length);
    byte[] wanted = new byte[OCTETS];
    Arrays.fill(wanted, (byte) 'a');
    assertArrayEquals(wanted, body);
  }

  /** Fetches a file of the guest. */
  private final class Question implements ConnectionHandler {
    private boolean ended;

    @Override
    public void onOpen(Connection connection) {
      byte[] request = Ascii.bytes("GET /large HTTP/1.0\r\n\r\n");
      connection.write(request, 0, request.length);
    }

    @Override
    public int onData(Connection connection, byte[] buffer, int offset, int length) {
      fetched.write(buffer, offset, length);
      return length;
    }

    @Override
    public void onEnd(Connection connection) {
      ended = true;
      connection.close();
    }
  }

  /** Answers whatever is asked with the same octets. */
  private final class Answer implements ConnectionHandler {
    private final byte[] head =
        Ascii.bytes("HTTP/1.0 200 OK\r\nContent-Length: " + OCTETS + "\r\n\r\n");
    private int written = -1;

    @Override
    public int onData(Connection connection, byte[] buffer, int offset, int length) {
      if (written < 0) {
        String request = new String(buffer, offset, length, StandardCharsets.US_ASCII);
        asked.add(request.split(" ", -1)[1]);
        connection.write(head, 0, head.length);
        written = 0;
        onWritable(connection);
      }
      return length;
    }

    @Override
    public void onWritable(Connection connection) {
      if (written >= 0 && written < OCTETS) {
        written += connection.write(content, written, OCTETS - written);
        if (written == OCTETS) {
          connection.endOutput();
        }
      }
    }
  }
}
