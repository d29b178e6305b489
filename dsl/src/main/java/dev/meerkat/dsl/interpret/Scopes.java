// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import java.util.ArrayDeque;
import java.util.Deque;

/** The scopes that are open in one struct: the message itself, and the regions around a field. */
final class Scopes {

  /** A run of bits whose end may not be known yet. */
  static final class Scope {
    static final long UNKNOWN = -1;

    private final String region;
    private final long start;
    private long end = UNKNOWN;
    private int owner;

    private Scope(String region, long start) {
      this.region = region;
      this.start = start;
    }

    boolean isSized() {
      return end != UNKNOWN;
    }

    long start() {
      return start;
    }

    long end() {
      return end;
    }

    /** The field that sizes it, once it is sized. */
    int owner() {
      return owner;
    }
  }

  private final long windowEnd;
  private final Deque<Scope> open = new ArrayDeque<>();

  /** Opens the scope of the message itself. */
  Scopes(long start, long windowEnd) {
    this.windowEnd = windowEnd;
    open.push(new Scope(null, start));
  }

  void open(String region, long start) {
    open.push(new Scope(region, start));
  }

  Scope close() {
    return open.pop();
  }

  /** The scope of the message. */
  Scope message() {
    return open.getLast();
  }

  /** The innermost scope, with an end or without. */
  Scope innermostOpen() {
    return open.peek();
  }

  /** The open region of this name, or null. */
  Scope region(String name) {
    for (Scope scope : open) {
      if (name.equals(scope.region)) {
        return scope;
      }
    }
    return null;
  }

  /** The largest end of a scope that has one, or {@link Scope#UNKNOWN}. */
  long furthestEnd() {
    return open.stream().mapToLong(Scope::end).max().orElse(Scope.UNKNOWN);
  }

  /** The end of the innermost scope that has one. */
  long limit() {
    for (Scope scope : open) {
      if (scope.isSized()) {
        return scope.end;
      }
    }
    return windowEnd;
  }

  /** The start of the innermost scope that has an end, or of the message. */
  long innermostStart() {
    for (Scope scope : open) {
      if (scope.isSized()) {
        return scope.start;
      }
    }
    return message().start;
  }

  /**
   * Gives a scope its end.
   *
   * @return false when the end is not between what was read and the scopes inside on the one hand
   *     and the scopes outside on the other
   */
  boolean size(Scope scope, long end, int owner, long position) {
    long least = position;
    long most = windowEnd;
    boolean inside = true;
    for (Scope other : open) {
      if (other == scope) {
        inside = false;
      } else if (other.isSized() && inside) {
        least = Math.max(least, other.end);
      } else if (other.isSized()) {
        most = Math.min(most, other.end);
      }
    }
    if (end < least || end > most) {
      return false;
    }
    scope.end = end;
    scope.owner = owner;
    return true;
  }
}
