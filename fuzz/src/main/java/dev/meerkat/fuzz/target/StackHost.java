// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.link.Device;
import dev.meerkat.link.LinkType;
import dev.meerkat.link.NapWaiter;
import dev.meerkat.link.Offload;
import dev.meerkat.link.fault.Faults;
import dev.meerkat.link.simulation.Cable;
import dev.meerkat.link.simulation.Simulation;
import dev.meerkat.samples.dissect.Dissector;
import dev.meerkat.samples.dissect.Ports;
import dev.meerkat.stack.NetworkStack;
import dev.meerkat.stack.StackLimits;
import dev.meerkat.stack.link.NetworkInterface;
import dev.meerkat.transport.Acceptor;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.DatagramHandler;
import dev.meerkat.transport.DatagramLimits;
import dev.meerkat.transport.Datagrams;
import dev.meerkat.transport.ListenerLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A host of our own stack on virtual time, with a server of TCP at {@link #PORT} and an echo of UDP
 * at 7, and the other end of its cable, where hostile frames come from.
 *
 * <p>What it sends is taken apart on the way out: frames with wrong lengths or sums are a finding.
 * When it asks for the peer's link address, it gets it.
 */
final class StackHost implements AutoCloseable {
  static final long PEER_LINK = 0x02_0000_0001L;
  static final long LINK = 0x02_0000_0002L;
  static final IpAddress PEER = IpAddress.parse("10.0.0.1");
  static final IpAddress ADDRESS = IpAddress.parse("10.0.0.2");
  static final IpAddress PEER_6 = IpAddress.parse("fd00::1");
  static final IpAddress ADDRESS_6 = IpAddress.parse("fd00::2");
  static final int PORT = 80;

  private static final int MTU = 1500;
  private static final int ETHERNET = 1;
  private static final int ECHO = 7;
  private static final long SECOND = 1_000_000_000L;

  /** Longer than every timer of a connection without a user, and every lifetime of pieces. */
  private static final long LONG_ENOUGH = 24 * 3600 * SECOND;

  private final Simulation simulation = new Simulation();
  private final List<Throwable> failures = new ArrayList<>();
  private final List<byte[]> sent = new ArrayList<>();
  private final Dissector dissector = new Dissector(new Ports()).checksumPolicy(Codec.FAIL);
  private final NetworkStack stack;
  private final Device wire;

  /** Its addresses hold when this has returned. */
  StackHost(Acceptor acceptor) {
    Cable cable = new Cable(LinkType.ETHERNET, MTU, PEER_LINK, LINK, Faults.NONE, 1);
    wire = cable.left();
    stack =
        new NetworkStack(
            simulation.clock(),
            new NapWaiter(1),
            StackLimits.DEFAULT,
            new SplittableRandom(1),
            (source, failure) -> failures.add(failure));
    simulation.add(stack);
    NetworkInterface link = stack.attach(cable.right());
    stack.address(link, ADDRESS, 24);
    stack.address(link, ADDRESS_6, 64);
    stack.autoConfigure(link);
    stack.listen(
        Endpoint.anyAddress(PORT), ListenerLimits.DEFAULT, ConnectionLimits.DEFAULT, acceptor);
    stack.bind(Endpoint.anyAddress(ECHO), DatagramLimits.DEFAULT, new Echo());
    pass(5 * SECOND);
    take();
  }

  /** A frame comes in, and what follows from it at once happens. */
  void send(byte[] frame) {
    wire.send(simulation.clock().nanos(), frame, 0, frame.length, Offload.NONE);
    simulation.settle();
    collect();
  }

  void pass(long nanos) {
    simulation.pass(nanos);
    collect();
  }

  /** Frames that the host has sent since. */
  List<byte[]> take() {
    List<byte[]> taken = List.copyOf(sent);
    sent.clear();
    return taken;
  }

  /** Nothing was thrown. */
  void check() {
    for (Throwable failure : failures) {
      throw new AssertionError("thrown into the loop: " + failure, failure);
    }
  }

  /** After a day of silence nothing of what came is left. */
  void forget() {
    pass(LONG_ENOUGH);
    check();
    Claim.same(0, stack.connections(), () -> "connections that are left: " + stack.describe());
    Claim.same(0, stack.reassemblies(), () -> "packets of which pieces are left");
    Claim.same(0L, stack.bufferedBytes(), () -> "octets in buffers that are left");
  }

  @Override
  public void close() {
    stack.close();
    check();
  }

  private void collect() {
    long now = simulation.clock().nanos();
    while (wire.receive(now, Integer.MAX_VALUE, this::keep) > 0) {
      simulation.settle();
    }
  }

  private void keep(byte[] buffer, int offset, int length, long offload) {
    byte[] frame = Arrays.copyOfRange(buffer, offset, offset + length);
    dissector.dissect(frame, 0, length, ETHERNET);
    Claim.holds(
        !dissector.isMalformed(),
        () -> "the host sent " + dissector.malformedType().name() + " that is wrong");
    sent.add(frame);
    byte[] answer = Packets.answer(frame);
    if (answer.length > 0) {
      wire.send(simulation.clock().nanos(), answer, 0, answer.length, Offload.NONE);
    }
  }

  private static final class Echo implements DatagramHandler {
    @Override
    public void onDatagram(Datagrams port, Endpoint source, byte[] buffer, int at, int length) {
      port.send(source, buffer, at, length);
    }
  }
}
