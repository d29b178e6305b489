// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** Remembers what is being read, so that somebody can tell how far it came. */
final class Trace {
  /** A struct that is not read to its end, and the parts of the field that is being read. */
  private record Level(Frame frame, List<Value> parts) {}

  private final Deque<Level> open = new ArrayDeque<>();

  void begin(Frame frame) {
    open.push(new Level(frame, new ArrayList<>()));
  }

  void end(Value whole) {
    open.pop();
    if (!open.isEmpty()) {
      open.peek().parts().add(whole);
    }
  }

  /** An element of a TLV is whole: it stands for its body. */
  void element(Value.Element element) {
    if (!open.isEmpty()) {
      open.peek().parts().remove(element.body());
      open.peek().parts().add(element);
    }
  }

  /** A field of a struct is whole; the head of an element is no struct that is being read. */
  void field(Frame frame) {
    if (!open.isEmpty() && open.peek().frame() == frame) {
      open.peek().parts().clear();
    }
  }

  /** What is not whole, the outermost first. */
  List<Partial> partials() {
    List<Partial> partials = new ArrayList<>();
    for (Iterator<Level> levels = open.descendingIterator(); levels.hasNext(); ) {
      Level level = levels.next();
      partials.add(new Partial(level.frame().soFar(), level.parts()));
    }
    return partials;
  }
}
