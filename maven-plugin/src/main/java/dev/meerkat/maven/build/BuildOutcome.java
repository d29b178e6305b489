// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.build;

/** How a run ended. */
public enum BuildOutcome {
  /** No description is declared; what a former run left is gone. */
  NOTHING_DECLARED,
  /** Nothing changed since the last run; nothing was written. */
  UP_TO_DATE,
  /** The folder holds what the descriptions say now. */
  GENERATED,
  /** Descriptions were checked and every vector holds. */
  CHECKED,
  /** Errors were reported; nothing was written. */
  FAILED
}
