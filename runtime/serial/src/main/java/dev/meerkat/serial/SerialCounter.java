// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.serial;

/** What becomes of frames on a line. */
public enum SerialCounter {
  RECEIVED,
  SENT,
  /** Longer than the MTU allows, in either direction. */
  TOO_LONG,
  /** An escape that stands for nothing, or a frame that was given up. */
  BAD_ESCAPE,
  BAD_CHECKSUM,
  /** Too short, or another address or control octet than there are. */
  MALFORMED,
  /** Of a protocol that is not spoken here. */
  UNKNOWN_PROTOCOL,
  /** Lost because the line is not set up, or not any more. */
  NOT_UP
}
