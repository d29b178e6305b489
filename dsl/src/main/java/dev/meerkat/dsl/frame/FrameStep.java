// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.frame;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrType;

/** One step of finding out where a message ends. */
public sealed interface FrameStep {

  /** Waits for a field of one size, takes its value, and looks at what must be true of it. */
  record Read(IrField field) implements FrameStep {}

  /** The same for a number of variable width, which comes octet by octet. */
  record Elastic(IrField field, IrType.Elastic type) implements FrameStep {}

  /** A condition on numbers that were read. */
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
