// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack;

import dev.meerkat.core.loop.EventLoop;
import dev.meerkat.core.loop.Poller;
import dev.meerkat.link.Waiter;
import dev.meerkat.stack.link.NetworkInterface;
import dev.meerkat.transport.stream.Turns;
import java.util.ArrayList;
import java.util.List;

/**
 * The two halves of a stack's turn. Ingress: frames, then the connections they concern. Egress:
 * what handlers wrote goes to TCP, then TCP sends, then devices pass on what they gathered.
 */
final class StackPoller implements Poller {
  private static final int MEMBERS_A_TURN = 1024;

  private final Waiter waiter;
  private final Turns lives;
  private final Turns outputs;
  private final Runnable closeAll;
  private final List<NetworkInterface> interfaces = new ArrayList<>();
  private boolean framesLeft;
  private boolean closed;

  StackPoller(Waiter waiter, Turns lives, Turns outputs, Runnable closeAll) {
    this.waiter = waiter;
    this.lives = lives;
    this.outputs = outputs;
    this.closeAll = closeAll;
  }

  void add(NetworkInterface added) {
    interfaces.add(added);
  }

  @Override
  public void await(long timeoutNanos) {
    if (!closed && timeoutNanos > 0) {
      waiter.await(timeoutNanos);
    }
  }

  @Override
  public int ingress(long nowNanos) {
    int frames = 0;
    for (int i = 0; i < interfaces.size(); i++) {
      frames += interfaces.get(i).receive(nowNanos);
    }
    framesLeft = frames > 0;
    return frames
        + outputs.ingress(nowNanos, MEMBERS_A_TURN)
        + lives.ingress(nowNanos, MEMBERS_A_TURN);
  }

  @Override
  public int egress(long nowNanos) {
    int done = lives.egress(nowNanos) + outputs.egress(nowNanos);
    for (int i = 0; i < interfaces.size(); i++) {
      interfaces.get(i).device().flush(nowNanos);
    }
    return done;
  }

  @Override
  public boolean hasWork() {
    return framesLeft || lives.hasWork() || outputs.hasWork();
  }

  /** When a device has something by the passing of time alone. */
  long nextDeadline() {
    long next = EventLoop.NO_DEADLINE;
    for (int i = 0; i < interfaces.size(); i++) {
      next = Math.min(next, interfaces.get(i).device().nextDeadline());
    }
    return next;
  }

  @Override
  public void wakeup() {
    waiter.wakeup();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    closeAll.run();
    for (NetworkInterface each : interfaces) {
      each.device().close();
    }
    waiter.close();
  }
}
