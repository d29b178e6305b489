// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.stream;

/** What two parties say to each other over one connection: finds their messages. */
public interface Dialog {
  /** The side that opened the connection. */
  int CLIENT = 0;

  int SERVER = 1;

  /** Nothing more is understood of this side. */
  int GIVEN_UP = -1;

  /**
   * Looks at octets of one side, in order: first what an earlier call has left.
   *
   * @return how many octets it is done with, the others come again with more behind them; or {@link
   *     #GIVEN_UP}
   */
  int feed(int side, byte[] buffer, int offset, int length, Messages found);
}
