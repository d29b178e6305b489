// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.serial;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.codec.Codec;
import dev.meerkat.serial.codec.ppp.ControlCode;
import dev.meerkat.serial.codec.ppp.IpcpOption;
import dev.meerkat.serial.codec.ppp.IpcpOptionsWriter;
import dev.meerkat.serial.codec.ppp.IpcpReader;
import dev.meerkat.serial.codec.ppp.IpcpWriter;

/** What IPCP agrees on: an address for each side. RFC 1332 section 3.3. */
final class IpcpControl implements ControlOptions {
  private static final int VALUE = 2;
  private static final int ADDRESS_OPTION = 6;

  private final int wanted;
  private final int given;
  private final IpcpReader reader = new IpcpReader();
  private final IpcpWriter writer = new IpcpWriter();
  private final byte[] octets = new byte[4];
  private boolean asks;
  private int own;
  private int peer;

  /**
   * A negotiation.
   *
   * @param wanted our address, 0 to be told one
   * @param given the peer's if it asks for one, 0 for none
   */
  IpcpControl(int wanted, int given) {
    this.wanted = wanted;
    this.given = given;
    reset();
  }

  @Override
  public void reset() {
    asks = true;
    own = wanted;
    peer = given;
  }

  /** Our address; 0 if there is none. */
  int own() {
    return own;
  }

  /** The peer's address; 0 if it has told none. */
  int peer() {
    return peer;
  }

  @Override
  public boolean isWellFormed(byte[] packet, int offset, int length) {
    return reader.wrap(packet, offset, length) == Codec.OK;
  }

  @Override
  public int writeRequest(byte[] into, int offset, int capacity, int id) {
    Bytes.putI32(octets, 0, own);
    writer.wrap(into, offset, capacity).code(ControlCode.CONFIGURE_REQUEST).id(id);
    IpcpOptionsWriter<IpcpWriter> body = writer.bodyIpcpOptions();
    var options = body.options();
    if (asks) {
      options.address(octets, 0);
    }
    options.end();
    body.end();
    return writer.finish();
  }

  @Override
  public Verdict judge(byte[] packet, int offset, int length) {
    if (packet[offset] != IpcpOption.ADDRESS) {
      return Verdict.UNKNOWN;
    }
    if (Bytes.getI32(packet, offset + VALUE) != 0) {
      return Verdict.GOOD;
    }
    return given == 0 ? Verdict.UNKNOWN : Verdict.OTHER;
  }

  @Override
  public int propose(byte[] packet, int offset, byte[] into, int at) {
    into[at] = IpcpOption.ADDRESS;
    into[at + 1] = ADDRESS_OPTION;
    Bytes.putI32(into, at + VALUE, given);
    return ADDRESS_OPTION;
  }

  @Override
  public void peerHas(byte[] packet, int offset, int length) {
    peer = Bytes.getI32(packet, offset + VALUE);
  }

  @Override
  public void onProposed(byte[] packet, int offset, int length) {
    if (packet[offset] == IpcpOption.ADDRESS && length == ADDRESS_OPTION) {
      own = Bytes.getI32(packet, offset + VALUE);
    }
  }

  @Override
  public void onRejected(int type) {
    asks &= type != IpcpOption.ADDRESS;
  }
}
