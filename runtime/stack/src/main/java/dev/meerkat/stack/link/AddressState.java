// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.link;

/** What an address may be used for: RFC 4862 section 2. */
public enum AddressState {
  /** For nothing yet: perhaps somebody else has it. */
  TENTATIVE,
  /** For everything. */
  PREFERRED,
  /** For what has begun. */
  DEPRECATED,
  /** For nothing: somebody else has it. */
  DUPLICATE
}
