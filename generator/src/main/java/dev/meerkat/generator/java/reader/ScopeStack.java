// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The sized runs of bytes that are open at a point of the reading, innermost last. */
final class ScopeStack {
  private final Deque<Scope> open = new ArrayDeque<>();

  /** One scope; a region whose length stands inside it has no end until that field was read. */
  static final class Scope {
    /** The region's name, null for the whole body. */
    final String region;

    final String start;
    final String endVariable;

    /** Id of the field with the length, 0 for the window. */
    final int sizedBy;

    /** Whether the end is known at this point of the reading. */
    boolean isKnown;

    /** Whether left-over bytes are an error. */
    boolean isExact;

    Scope(String region, String start, String endVariable, int sizedBy, boolean isKnown) {
      this.region = region;
      this.start = start;
      this.endVariable = endVariable;
      this.sizedBy = sizedBy;
      this.isKnown = isKnown;
      this.isExact = sizedBy != 0;
    }
  }

  void push(Scope scope) {
    open.addLast(scope);
  }

  Scope pop() {
    return open.removeLast();
  }

  Scope innermost() {
    return open.getLast();
  }

  Scope window() {
    return open.getFirst();
  }

  /** The variable with the nearest end. */
  String end() {
    Scope nearest = null;
    for (Scope scope : open) {
      nearest = scope.isKnown ? scope : nearest;
    }
    return nearest == null ? null : nearest.endVariable;
  }

  /** Where the innermost scope with a length starts, or the body. */
  String innermostStart(String base) {
    String start = base;
    for (Scope scope : open) {
      start = scope.isKnown && scope.isExact ? scope.start : start;
    }
    return start;
  }

  /** The nearest end outside a scope. */
  String endOutside(Scope inner) {
    String end = null;
    for (Scope scope : open) {
      if (scope == inner) {
        break;
      }
      end = scope.isKnown ? scope.endVariable : end;
    }
    return end;
  }

  /** The known scopes inside one, outermost first. */
  List<Scope> inside(Scope outer) {
    List<Scope> inside = new ArrayList<>();
    boolean isInside = false;
    for (Scope scope : open) {
      if (isInside && scope.isKnown) {
        inside.add(scope);
      }
      isInside |= scope == outer;
    }
    return inside;
  }

  /** The region that waits for this field, or null. */
  Scope waitingFor(int fieldId) {
    for (Scope scope : open) {
      if (!scope.isKnown && scope.sizedBy == fieldId) {
        return scope;
      }
    }
    return null;
  }
}
