// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.simulation;

import dev.meerkat.core.time.Timer;
import dev.meerkat.transport.CloseReason;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import java.util.SplittableRandom;

/**
 * One side of a transfer: sends its octets and ends, checks what comes, and behaves as users do.
 *
 * <p>Some read slowly, some consume only pieces, some break off in the middle.
 */
final class TransferSide implements ConnectionHandler {
  private static final long MILLI = 1_000_000;
  private static final int NEVER = Integer.MAX_VALUE;

  private final long sendKey;
  private final long receiveKey;
  private final long toSend;
  private final long abortAt;
  private final int pauseEvery;
  private final long pauseNanos;
  private final int mostTaken;
  private final byte[] scratch = new byte[4096];

  private long sent;
  private long received;
  private long sincePause;
  private boolean ended;
  private int opened;
  private CloseReason reason;
  private String fault;
  private Timer resume;

  /**
   * One side.
   *
   * @param breaksOff whether it aborts somewhere on the way
   */
  TransferSide(
      SplittableRandom random, long sendKey, long receiveKey, long toSend, boolean breaksOff) {
    this.sendKey = sendKey;
    this.receiveKey = receiveKey;
    this.toSend = toSend;
    this.abortAt = breaksOff ? random.nextLong(toSend + 1) : Long.MAX_VALUE;
    boolean slow = random.nextInt(4) == 0;
    this.pauseEvery = slow ? 1 + random.nextInt(20_000) : NEVER;
    this.pauseNanos = random.nextLong(300 * MILLI);
    this.mostTaken = random.nextInt(3) == 0 ? 1 + random.nextInt(3000) : NEVER;
  }

  @Override
  public void onOpen(Connection connection) {
    opened++;
    connection.readWhileFull(true);
    onWritable(connection);
  }

  @Override
  public void onWritable(Connection connection) {
    while (sent < toSend && sent < abortAt) {
      int length = (int) Math.min(scratch.length, Math.min(toSend, abortAt) - sent);
      Octets.fill(sendKey, sent, scratch, 0, length);
      int taken = connection.write(scratch, 0, length);
      sent += taken;
      if (taken < length) {
        return;
      }
    }
    if (sent >= abortAt) {
      connection.abort();
    } else {
      connection.endOutput();
      closeWhenThrough(connection);
    }
  }

  @Override
  public int onData(Connection connection, byte[] buffer, int offset, int length) {
    int taken = Math.min(length, mostTaken);
    int wrong = Octets.mismatch(receiveKey, received, buffer, offset, taken);
    if (wrong >= 0 && fault == null) {
      fault = "octet " + (received + wrong) + " is another";
    }
    if (ended) {
      fault = "octets after the end";
    }
    received += taken;
    sincePause += taken;
    if (sincePause >= pauseEvery) {
      sincePause = 0;
      pause(connection);
    } else if (taken < length) {
      pause(connection);
    }
    return taken;
  }

  private void pause(Connection connection) {
    connection.pauseReading();
    if (resume == null) {
      resume = new Timer((timer, now) -> connection.resumeReading());
    }
    connection.loop().timers().schedule(resume, connection.loop().now() + pauseNanos);
  }

  @Override
  public void onEnd(Connection connection) {
    ended = true;
    closeWhenThrough(connection);
  }

  private void closeWhenThrough(Connection connection) {
    if (ended && sent == toSend) {
      connection.close();
    }
  }

  @Override
  public void onClose(Connection connection, CloseReason why) {
    if (reason != null) {
      fault = "closed twice";
    }
    reason = why;
    if (resume != null) {
      connection.loop().timers().cancel(resume);
    }
  }

  /** Whether it has begun and is over. */
  boolean isOver() {
    return reason != null;
  }

  boolean isUntouched() {
    return opened == 0 && reason == null;
  }

  long sent() {
    return sent;
  }

  long received() {
    return received;
  }

  /** What is wrong, whatever happened to the connection; null if nothing. */
  String fault(long peerSent) {
    if (fault == null && received > peerSent) {
      return received + " octets came, " + peerSent + " were sent";
    }
    if (fault == null && opened > 1) {
      return "opened " + opened + " times";
    }
    return fault;
  }

  /** What is wrong for a transfer that nothing hindered; null if nothing. */
  String shortfall(long peerSends) {
    if (reason != CloseReason.ENDED) {
      return "closed as " + reason;
    }
    if (sent != toSend || received != peerSends) {
      return "sent %d of %d, received %d of %d".formatted(sent, toSend, received, peerSends);
    }
    return null;
  }

  @Override
  public String toString() {
    return "sent %d of %d, received %d, %s%s"
        .formatted(sent, toSend, received, reason, ended ? ", peer ended" : "");
  }
}
