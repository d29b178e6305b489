// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.dhcp;

/** Where a client is: RFC 2131 section 4.4, figure 5. */
public enum DhcpState {
  /** Not begun, or ended. */
  STOPPED,
  INIT,
  SELECTING,
  REQUESTING,
  INIT_REBOOT,
  REBOOTING,
  /** Given an address, and asks the link whether anybody has it: section 2.2. */
  PROBING,
  BOUND,
  RENEWING,
  REBINDING
}
