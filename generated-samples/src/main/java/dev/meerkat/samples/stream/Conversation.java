// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.stream;

/** One connection: two streams of segments and what finds messages in both. */
final class Conversation {
  private final SegmentStream[] streams = {
    new SegmentStream(Dialog.CLIENT), new SegmentStream(Dialog.SERVER)
  };

  private final boolean isClientLower;
  private Dialog dialog;

  /**
   * A new conversation.
   *
   * @param isClientLower whether the client is the lower end of the key
   */
  Conversation(boolean isClientLower, Dialog dialog) {
    this.isClientLower = isClientLower;
    this.dialog = dialog;
  }

  /** The side of an end. */
  int side(boolean isLower) {
    return isLower == isClientLower ? Dialog.CLIENT : Dialog.SERVER;
  }

  SegmentStream stream(int side) {
    return streams[side];
  }

  Dialog dialog() {
    return dialog;
  }

  /** The same ends connect once more. */
  void restart(Dialog another) {
    dialog = another;
  }

  /** Octets that are kept until more come. */
  int kept() {
    return streams[Dialog.CLIENT].kept() + streams[Dialog.SERVER].kept();
  }
}
