// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.serial;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.count.Counters;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.link.FrameSink;
import dev.meerkat.link.LinkDevice;
import dev.meerkat.link.LinkType;
import dev.meerkat.link.Offload;
import dev.meerkat.serial.codec.ppp.ControlCode;
import dev.meerkat.serial.codec.ppp.PppProtocol;
import java.util.random.RandomGenerator;

/**
 * PPP over a line of octets: IPv4 packets once both sides have agreed.
 *
 * <p>Negotiation happens inside {@link #receive}, which has to be called at {@link #nextDeadline}
 * at the latest. What is sent before the line {@link #isUp} is lost and counted. A peer that ends
 * the line may begin anew.
 */
public final class PppDevice extends LinkDevice {
  private static final int ADDRESS_AND_CONTROL = 0xFF03;
  private static final int HEADER = 4;
  private static final int CONTROL_HEADER = 4;

  private final LineInput input;
  private final LineOutput output;
  private final HdlcFraming framing;
  private final LcpControl lcpOptions;
  private final IpcpControl ipcpOptions;
  private final ControlProtocol lcp;
  private final ControlProtocol ipcp;
  private final Counters<SerialCounter> counters = new Counters<>(SerialCounter.class);
  private final byte[] outgoing;
  private int rejects;
  private long nowNanos;
  private boolean begun;
  private boolean closed;

  /**
   * A device over a line, which is taken over.
   *
   * @param local our address, 0.0.0.0 to be told one
   * @param remote the peer's if it asks for one, 0.0.0.0 for none
   * @param random where magic numbers come from
   */
  public PppDevice(
      ByteLine line, IpAddress local, IpAddress remote, RandomGenerator random, PppLimits limits) {
    super("ppp", LinkType.IP, 0, limits.mtu());
    input = new LineInput(line);
    int longest = HEADER + limits.mostOctets();
    output = new LineOutput(line, limits.queuedPackets() * (2 * longest + 6));
    framing = new HdlcFraming(output, longest, counters);
    outgoing = new byte[longest];
    lcpOptions = new LcpControl(limits.mtu(), random);
    ipcpOptions = new IpcpControl((int) local.low(), (int) remote.low());
    lcp =
        new ControlProtocol(
            PppProtocol.LCP, lcpOptions, limits, this::sendControl, this::lcpChanged);
    ipcp = new ControlProtocol(PppProtocol.IPCP, ipcpOptions, limits, this::sendControl, () -> {});
  }

  /** Whether packets pass. */
  public boolean isUp() {
    return lcp.isOpen() && ipcp.isOpen() && !closed;
  }

  /** Our address once the line is up; 0.0.0.0 if the peer has told none. */
  public IpAddress local() {
    return IpAddress.v4(ipcpOptions.own());
  }

  /** The peer's address once the line is up. */
  public IpAddress remote() {
    return IpAddress.v4(ipcpOptions.peer());
  }

  /** What has become of frames. */
  public Counters<SerialCounter> counters() {
    return counters;
  }

  @Override
  public int mtu() {
    return Math.min(super.mtu(), lcpOptions.peerMru());
  }

  // What comes in, and time.

  @Override
  public int receive(long nowNanos, int limit, FrameSink sink) {
    this.nowNanos = nowNanos;
    if (!begun && !closed) {
      begun = true;
      lcp.up(nowNanos);
    }
    int count = 0;
    while (count < limit && input.hasOctet()) {
      int length = framing.take(input.next());
      if (length > 0 && deliver(framing.frame(), length, sink)) {
        count++;
      }
    }
    lcp.tick(nowNanos);
    ipcp.tick(nowNanos);
    output.flush();
    return count;
  }

  /** Takes a frame; true if it was a packet. */
  private boolean deliver(byte[] frame, int length, FrameSink sink) {
    if (length < HEADER || Bytes.getU16(frame, 0) != ADDRESS_AND_CONTROL) {
      counters.increment(SerialCounter.MALFORMED);
      return false;
    }
    int protocol = Bytes.getU16(frame, 2);
    switch (protocol) {
      case PppProtocol.LCP -> control(lcp, lcpOptions, frame, length);
      case PppProtocol.IPCP -> control(ipcp, ipcpOptions, frame, length);
      case PppProtocol.IPV4 -> {
        if (!isUp()) {
          counters.increment(SerialCounter.NOT_UP);
          return false;
        }
        counters.increment(SerialCounter.RECEIVED);
        sink.onFrame(frame, HEADER, length - HEADER, Offload.NONE);
        return true;
      }
      default -> rejectProtocol(frame, length);
    }
    return false;
  }

  private void control(ControlProtocol to, ControlOptions options, byte[] frame, int length) {
    if (!options.isWellFormed(frame, HEADER, length - HEADER)) {
      counters.increment(SerialCounter.MALFORMED);
      return;
    }
    if (!to.receive(frame, HEADER, length - HEADER, nowNanos)) {
      other(to, frame, length);
    }
  }

  /** Echoes are answered, what nobody knows is rejected. RFC 1661 sections 5.6 to 5.9. */
  private void other(ControlProtocol from, byte[] frame, int length) {
    int code = frame[HEADER] & 0xFF;
    boolean isLcp = from == lcp;
    if (isLcp && code == ControlCode.ECHO_REQUEST) {
      if (lcp.isOpen()) {
        int size = Bytes.getU16(frame, HEADER + 2);
        System.arraycopy(frame, HEADER, outgoing, HEADER, size);
        outgoing[HEADER] = ControlCode.ECHO_REPLY;
        Bytes.putI32(outgoing, HEADER + CONTROL_HEADER, lcpOptions.magic());
        sendControl(PppProtocol.LCP, outgoing, HEADER, size);
      }
    } else if (isLcp && code == ControlCode.PROTOCOL_REJECT) {
      if (Bytes.getU16(frame, HEADER + CONTROL_HEADER) == PppProtocol.IPCP) {
        ipcp.down();
      }
    } else if (!isLcp || code > ControlCode.TIME_REMAINING) {
      int protocol = isLcp ? PppProtocol.LCP : PppProtocol.IPCP;
      reject(protocol, ControlCode.CODE_REJECT, frame, HEADER, length - HEADER);
    }
  }

  private void rejectProtocol(byte[] frame, int length) {
    counters.increment(SerialCounter.UNKNOWN_PROTOCOL);
    if (lcp.isOpen()) {
      reject(PppProtocol.LCP, ControlCode.PROTOCOL_REJECT, frame, 2, length - 2);
    }
  }

  private void reject(int protocol, int code, byte[] frame, int offset, int length) {
    int quoted = Math.min(length, mtu() - CONTROL_HEADER);
    outgoing[HEADER] = (byte) code;
    outgoing[HEADER + 1] = (byte) rejects++;
    Bytes.putU16(outgoing, HEADER + 2, CONTROL_HEADER + quoted);
    System.arraycopy(frame, offset, outgoing, HEADER + CONTROL_HEADER, quoted);
    sendControl(protocol, outgoing, HEADER, CONTROL_HEADER + quoted);
  }

  private void lcpChanged() {
    if (lcp.isOpen()) {
      framing.escapedOut(lcpOptions.peerMap());
      framing.droppedIn(lcpOptions.ownMap());
      ipcp.up(nowNanos);
    } else {
      framing.escapedOut(HdlcFraming.ALL_CONTROLS);
      framing.droppedIn(HdlcFraming.ALL_CONTROLS);
      ipcp.down();
    }
  }

  // What goes out.

  private void sendControl(int protocol, byte[] packet, int offset, int length) {
    Bytes.putU16(packet, offset - HEADER, ADDRESS_AND_CONTROL);
    Bytes.putU16(packet, offset - 2, protocol);
    boolean isLcp = protocol == PppProtocol.LCP;
    // Without room it is lost; its timer will send it again.
    framing.send(packet, offset - HEADER, HEADER + length, isLcp);
  }

  @Override
  public boolean send(long nowNanos, byte[] buffer, int offset, int length, long offload) {
    if (!isUp() || length > mtu()) {
      counters.increment(isUp() ? SerialCounter.TOO_LONG : SerialCounter.NOT_UP);
      return true;
    }
    Bytes.putU16(outgoing, 0, ADDRESS_AND_CONTROL);
    Bytes.putU16(outgoing, 2, PppProtocol.IPV4);
    System.arraycopy(buffer, offset, outgoing, HEADER, length);
    if (!framing.send(outgoing, 0, HEADER + length, false)) {
      return false;
    }
    counters.increment(SerialCounter.SENT);
    return true;
  }

  @Override
  public void flush(long nowNanos) {
    output.flush();
  }

  @Override
  public long nextDeadline() {
    long next = NO_DEADLINE;
    if (lcp.isWaiting()) {
      next = lcp.deadlineNanos();
    }
    if (ipcp.isWaiting()) {
      next = Math.min(next, ipcp.deadlineNanos());
    }
    return closed ? NO_DEADLINE : next;
  }

  /** Tells the peer, and gives the line back. */
  @Override
  public void close() {
    if (!closed) {
      lcp.terminate();
      output.flush();
      closed = true;
      input.close();
    }
  }
}
