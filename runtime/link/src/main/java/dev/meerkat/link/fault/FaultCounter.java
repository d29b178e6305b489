// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link.fault;

/** What has happened to frames on a faulty line. */
public enum FaultCounter {
  /** Came to the other end; twice if duplicated. */
  DELIVERED,
  LOST,
  DUPLICATED,
  CORRUPTED,
  HELD_BACK,
  /** Lost because the line is cut. */
  PARTITIONED,
  /** Lost because too many frames were underway. */
  QUEUE_FULL,
  /** Lost because it is longer than the MTU. */
  TOO_LONG
}
