// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link.w5500;

/** What has happened to frames and to the chip. */
public enum W5500Counter {
  RECEIVED,
  SENT,
  /** Longer than the chip can take. */
  TOO_LONG,
  /** The bus failed. */
  BUS_FAILED,
  /** The chip's memory told a length that no frame has; the socket was opened again. */
  REOPENED
}
