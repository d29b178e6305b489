// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.dhcp;

import dev.meerkat.core.net.IpAddress;
import dev.meerkat.core.time.Timer;
import dev.meerkat.stack.codec.dhcp.DhcpMessageType;
import dev.meerkat.stack.codec.dhcp.DhcpOperation;
import dev.meerkat.stack.link.NetworkInterface;
import java.util.Objects;

/**
 * Gets an interface its address and keeps it: all states of RFC 2131 section 4.4, repetitions with
 * jitter, probes of the link before an address is used.
 */
public final class DhcpClient {
  private static final long SECOND = 1_000_000_000;
  private static final int LOOPBACK = 127;
  private static final int EVERYBODY = -1;
  private static final long LEAST_REPEAT = 60 * SECOND;

  private final DhcpHost host;
  private final DhcpClients port;
  private final NetworkInterface on;
  private final DhcpLimits limits;
  private final DhcpListener listener;
  private final DhcpClientWriter writer;
  private final AppliedLease applied;
  private final Timer timer = new Timer((which, now) -> onTimer(now));
  private DhcpState state = DhcpState.STOPPED;
  private DhcpLease lease;
  private DhcpLease given;
  private long askedOfLease;
  private long transaction;
  private long beganNanos;
  private long askedNanos;
  private long repeatNanos;
  private int sent;
  private int offered;
  private int server;
  private long conflictNanos = Long.MIN_VALUE / 2;

  DhcpClient(
      DhcpHost host,
      DhcpClients port,
      NetworkInterface on,
      DhcpLimits limits,
      DhcpListener listener) {
    this.host = host;
    this.port = port;
    this.on = on;
    this.limits = limits;
    this.listener = Objects.requireNonNull(listener, "listener");
    this.writer = new DhcpClientWriter(on.device().address());
    this.applied = new AppliedLease(host, on);
  }

  public NetworkInterface on() {
    return on;
  }

  public DhcpState state() {
    return state;
  }

  /** What was given; null before. */
  public DhcpLease lease() {
    return lease;
  }

  boolean isFor(DhcpMessage message) {
    return state != DhcpState.STOPPED
        && message.operation == DhcpOperation.BOOT_REPLY
        && message.transaction == transaction
        && message.hardware == on.device().address();
  }

  // Begin and end.

  /** Begins to look for a server. */
  public void start() {
    start(null);
  }

  /**
   * Begins with an address of a time before, which is asked for again: section 3.2.
   *
   * @param known null for none
   */
  public void start(IpAddress known) {
    if (state != DhcpState.STOPPED) {
      throw new IllegalStateException("has begun: " + state);
    }
    on.conflicts((link, address, now) -> onConflict(address, now));
    long now = host.loop().now();
    begin(now);
    if (known != null) {
      offered = (int) known.low();
      state = DhcpState.INIT_REBOOT;
    }
    // Not all at once after a power failure: section 4.4.1.
    schedule(now + (long) (host.random().nextDouble() * SECOND));
  }

  /** Gives the address back and ends. Section 4.4.6. */
  public void release() {
    if (lease != null) {
      send(DhcpMessageType.RELEASE, address(), 0, server, server);
    }
    stop();
  }

  /** Ends without a word to the server. */
  public void stop() {
    host.loop().timers().cancel(timer);
    state = DhcpState.STOPPED;
    port.remove(this);
    lose();
  }

  private void begin(long nowNanos) {
    state = DhcpState.INIT;
    transaction = host.random().nextInt() & 0xFFFF_FFFFL;
    beganNanos = nowNanos;
    sent = 0;
    server = 0;
  }

  private void lose() {
    if (lease != null) {
      lease = null;
      applied.undo(host.loop().now());
      listener.onLost(this);
    }
  }

  // Time.

  private void schedule(long atNanos) {
    host.loop().timers().schedule(timer, atNanos);
  }

  private void onTimer(long nowNanos) {
    switch (state) {
      case INIT, SELECTING -> discover(nowNanos);
      case INIT_REBOOT, REBOOTING, REQUESTING -> request(nowNanos);
      case PROBING -> probe(nowNanos);
      case BOUND, RENEWING, REBINDING -> renew(nowNanos);
      default -> {
        // Ended meanwhile.
      }
    }
  }

  private void discover(long nowNanos) {
    if (state == DhcpState.INIT) {
      begin(nowNanos);
      state = DhcpState.SELECTING;
    }
    send(DhcpMessageType.DISCOVER, 0, 0, 0, EVERYBODY);
    repeat(nowNanos);
  }

  private void request(long nowNanos) {
    if (sent >= limits.requests()) {
      state = DhcpState.INIT;
      discover(nowNanos);
      return;
    }
    if (state == DhcpState.INIT_REBOOT) {
      state = DhcpState.REBOOTING;
    }
    askedNanos = nowNanos;
    send(DhcpMessageType.REQUEST, 0, offered, server, EVERYBODY);
    repeat(nowNanos);
  }

  /** Twice as long each time, and a second more or less. Section 4.1. */
  private void repeat(long nowNanos) {
    repeatNanos = sent == 0 ? limits.firstNanos() : Math.min(limits.mostNanos(), 2 * repeatNanos);
    sent++;
    long jitter = (long) ((host.random().nextDouble() * 2 - 1) * SECOND);
    schedule(nowNanos + Math.max(1, repeatNanos + jitter));
  }

  /** Section 4.4.5. */
  private void renew(long nowNanos) {
    long age = nowNanos - askedOfLease;
    if (age >= lease.seconds() * SECOND) {
      lose();
      state = DhcpState.INIT;
      discover(nowNanos);
      return;
    }
    boolean anybody = age >= lease.rebindSeconds() * SECOND;
    if (state == DhcpState.BOUND) {
      transaction = host.random().nextInt() & 0xFFFF_FFFFL;
      beganNanos = nowNanos;
    }
    state = anybody ? DhcpState.REBINDING : DhcpState.RENEWING;
    askedNanos = nowNanos;
    send(DhcpMessageType.REQUEST, address(), 0, 0, anybody ? EVERYBODY : server);
    long next = anybody ? lease.seconds() : lease.rebindSeconds();
    long left = next * SECOND - age;
    schedule(nowNanos + Math.min(left, Math.max(LEAST_REPEAT, left / 2)));
  }

  // What servers say.

  void receive(DhcpMessage message, long nowNanos) {
    switch (message.type) {
      case DhcpMessageType.OFFER -> offered(message, nowNanos);
      case DhcpMessageType.ACK -> acknowledged(message, nowNanos);
      case DhcpMessageType.NAK -> refused(message, nowNanos);
      default -> {
        // Not for a client.
      }
    }
  }

  /** The first that comes is as good as any. */
  private void offered(DhcpMessage message, long nowNanos) {
    if (state == DhcpState.SELECTING && isUsable(message)) {
      offered = message.your;
      server = message.server;
      state = DhcpState.REQUESTING;
      sent = 0;
      request(nowNanos);
    }
  }

  private boolean isUsable(DhcpMessage message) {
    return message.your >>> 24 != 0
        && message.your >>> 24 != LOOPBACK
        && message.your >>> 28 != 0xE
        && message.your != EVERYBODY
        && message.server != 0
        && message.prefix() > 0
        && message.leaseSeconds != 0;
  }

  private void acknowledged(DhcpMessage message, long nowNanos) {
    boolean first = state == DhcpState.REQUESTING || state == DhcpState.REBOOTING;
    boolean again = state == DhcpState.RENEWING || state == DhcpState.REBINDING;
    if (!isUsable(message) || !first && !again || again && message.your != address()) {
      return;
    }
    server = message.server;
    offered = message.your;
    askedOfLease = askedNanos;
    given = AppliedLease.of(message, limits);
    if (again || limits.probes() == 0 || !on.isEthernet()) {
      bind(nowNanos);
    } else {
      state = DhcpState.PROBING;
      sent = 0;
      probe(nowNanos);
    }
  }

  private void refused(DhcpMessage message, long nowNanos) {
    boolean asked =
        state == DhcpState.REQUESTING
            || state == DhcpState.REBOOTING
            || state == DhcpState.RENEWING
            || state == DhcpState.REBINDING;
    if (asked && message.server != 0) {
      lose();
      state = DhcpState.INIT;
      discover(nowNanos);
    }
  }

  private void probe(long nowNanos) {
    if (sent == limits.probes()) {
      bind(nowNanos);
      return;
    }
    sent++;
    on.probe(offered, nowNanos);
    schedule(nowNanos + limits.probeNanos());
  }

  private void bind(long nowNanos) {
    boolean fresh = lease == null;
    lease = given;
    state = DhcpState.BOUND;
    if (fresh) {
      applied.apply(lease, nowNanos);
    }
    host.loop().timers().cancel(timer);
    if (lease.seconds() != DhcpLease.FOR_EVER) {
      schedule(askedOfLease + lease.renewSeconds() * SECOND);
    }
    listener.onBound(this, lease);
  }

  /** Somebody has what we were given: section 4.4.1, RFC 5227 section 2.4. */
  private void onConflict(IpAddress address, long nowNanos) {
    boolean probing = state == DhcpState.PROBING && address.low() == (offered & 0xFFFF_FFFFL);
    boolean again = lease != null && nowNanos - conflictNanos < limits.declinedNanos();
    conflictNanos = nowNanos;
    if (probing || again) {
      on.endProbe();
      send(DhcpMessageType.DECLINE, 0, offered, server, EVERYBODY);
      lose();
      state = DhcpState.INIT;
      schedule(nowNanos + limits.declinedNanos());
    }
  }

  private int address() {
    return (int) lease.address().low();
  }

  private void send(int type, int client, int requested, int from, int to) {
    int seconds = (int) ((host.loop().now() - beganNanos) / SECOND);
    int length = writer.write(type, transaction, seconds, client, requested, from);
    host.send(
        on, client, DhcpMessage.CLIENT_PORT, to, DhcpMessage.SERVER_PORT, writer.message(), length);
  }

  @Override
  public String toString() {
    return on.name() + " " + state + (lease == null ? "" : " " + lease);
  }
}
