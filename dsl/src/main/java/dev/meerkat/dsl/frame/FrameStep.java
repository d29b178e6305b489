// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.frame;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;

/** One step of finding out where a message ends. */
public sealed interface FrameStep {

  /**
   * Waits for a field of one size and takes its value.
   *
   * @param isChecked whether what must be true of the field is looked at: only in the head, before
   *     the first thing that is passed over
   */
  record Read(IrField field, boolean isChecked) implements FrameStep {}

  /** A condition on the fields of the head. */
  record Require(IrItem.Require require) implements FrameStep {}

  /**
   * Passes over the content of a field without looking at it. Its length is known: another field
   * sizes it, a prefix stands in front of it, or its elements are counted and all of one size.
   */
  record Skip(IrField field) implements FrameStep {}

  /** The payload that may be handed on in pieces begins. */
  record Payload(IrField field) implements FrameStep {}

  /** A region with a length begins. */
  record Enter(IrItem.Region region) implements FrameStep {}

  /** Passes over what is left of a region. */
  record Leave(IrItem.Region region) implements FrameStep {}

  /** Passes over what is left of the message. */
  record ToEnd() implements FrameStep {}
}
