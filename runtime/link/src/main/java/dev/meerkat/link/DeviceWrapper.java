// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link;

import java.util.Objects;

/** A device around another: what a wrapper does not override is what the inner one says or does. */
public abstract class DeviceWrapper implements Device {
  /** What is wrapped; closed with the wrapper. */
  protected final Device inner;

  protected DeviceWrapper(Device inner) {
    this.inner = Objects.requireNonNull(inner, "inner");
  }

  @Override
  public String name() {
    return inner.name();
  }

  @Override
  public LinkType linkType() {
    return inner.linkType();
  }

  @Override
  public long address() {
    return inner.address();
  }

  @Override
  public int mtu() {
    return inner.mtu();
  }

  @Override
  public int abilities() {
    return inner.abilities();
  }

  @Override
  public void flush(long nowNanos) {
    inner.flush(nowNanos);
  }

  @Override
  public long nextDeadline() {
    return inner.nextDeadline();
  }

  @Override
  public void close() {
    inner.close();
  }
}
