// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is underway, held against an account of every octet. */
class FlightTest {
  private static final int FIRST = Integer.MAX_VALUE - 3000;
  private static final int OCTETS = 6000;

  private final long[] times = new long[OCTETS];
  private final int[] marks = new int[OCTETS];
  private int start;
  private int end;

  @Test
  void randomEvents_roomForAll_agreeWithOctets() {
    for (long seed = 1; seed <= 200; seed++) {
      new FlightTest().play(seed, new Flight(OCTETS), true);
    }
  }

  @Test
  void randomEvents_fewPieces_addUp() {
    for (long seed = 1; seed <= 200; seed++) {
      new FlightTest().play(seed, new Flight(1), false);
    }
  }

  private void play(long seed, Flight flight, boolean exact) {
    SplittableRandom random = new SplittableRandom(seed);
    flight.begin(FIRST);
    for (long now = 1; end < OCTETS - 200; now += random.nextInt(2)) {
      int from = start + (end == start ? 0 : random.nextInt(end - start));
      int to = Math.min(end, from + 1 + random.nextInt(200));
      switch (random.nextInt(6)) {
        case 0, 1 -> sent(flight, end, end + 1 + random.nextInt(150), now);
        case 2 -> sent(flight, from, to + random.nextInt(2) * random.nextInt(50), now);
        case 3 -> mark(flight, from, to, Flight.HELD);
        case 4 -> mark(flight, from, to, Flight.LOST);
        default -> acknowledged(flight, random.nextInt(3) == 0 ? to : from);
      }
      check(flight, exact, "seed " + seed + " at " + now);
    }
  }

  private void sent(Flight flight, int from, int to, long now) {
    if (from == to) {
      return;
    }
    flight.sent(FIRST + from, FIRST + to, now);
    for (int i = from; i < to; i++) {
      if (i >= end || marks[i] != Flight.HELD && marks[i] != (Flight.HELD | Flight.REPEATED)) {
        marks[i] = i >= end ? 0 : Flight.REPEATED;
        times[i] = now;
      }
    }
    end = Math.max(end, to);
  }

  private void mark(Flight flight, int from, int to, int mark) {
    int piece = flight.cut(FIRST + from, FIRST + to);
    int i = piece;
    for (; i < flight.behind() && Seq.notAfter(flight.endOf(i), FIRST + to); i++) {
      if (mark == Flight.HELD) {
        flight.hold(i);
      } else if (!flight.is(i, Flight.HELD)) {
        flight.lose(i);
      }
    }
    flight.joinAround(piece, i);
    for (int k = from; k < to; k++) {
      if (mark == Flight.HELD || (marks[k] & Flight.HELD) == 0) {
        marks[k] = marks[k] & Flight.REPEATED | mark;
      }
    }
  }

  private void acknowledged(Flight flight, int upTo) {
    flight.acknowledged(FIRST + upTo);
    start = Math.max(start, upTo);
  }

  private void check(Flight flight, boolean exact, String when) {
    assertEquals(FIRST + start, flight.start(), when);
    assertEquals(FIRST + end, flight.end(), when);
    int lost = 0;
    int held = 0;
    for (int piece = flight.first(); piece < flight.behind(); piece++) {
      int octets = flight.endOf(piece) - flight.startOf(piece);
      assertTrue(octets > 0, when);
      lost += flight.is(piece, Flight.LOST) ? octets : 0;
      held += flight.is(piece, Flight.HELD) ? octets : 0;
      for (int k = flight.startOf(piece) - FIRST; exact && k < flight.endOf(piece) - FIRST; k++) {
        checkOctet(flight, piece, k, when);
      }
    }
    assertEquals(lost, flight.lostOctets(), when);
    assertEquals(held, flight.heldOctets(), when);
    assertEquals(end - start - lost - held, flight.pipe(), when);
    assertTrue(exact || flight.behind() - flight.first() <= 8, when);
  }

  private void checkOctet(Flight flight, int piece, int octet, String when) {
    assertEquals((marks[octet] & Flight.HELD) != 0, flight.is(piece, Flight.HELD), when);
    assertEquals((marks[octet] & Flight.LOST) != 0, flight.is(piece, Flight.LOST), when);
    if ((marks[octet] & Flight.HELD) == 0) {
      assertEquals((marks[octet] & Flight.REPEATED) != 0, flight.is(piece, Flight.REPEATED), when);
      assertEquals(times[octet], flight.timeOf(piece), when);
    }
  }
}
