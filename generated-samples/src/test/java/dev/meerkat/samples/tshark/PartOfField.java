// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import java.util.Map;

/**
 * Bits that tshark does not show by themselves, or not in every message, in a field that it shows.
 *
 * @param field the larger one
 * @param shift how many bits stand behind ours
 */
record PartOfField(String field, int shift, int bits) {
  private static final Map<String, PartOfField> PARTS =
      Map.ofEntries(
          part("dns.flags.checkdisable", "dns.flags", 4, 1),
          part("dns.flags.recdesired", "dns.flags", 8, 1),
          part("mqtt.dupflag", "mqtt.hdrflags", 3, 1),
          part("mqtt.qos", "mqtt.hdrflags", 1, 2),
          part("mqtt.retain", "mqtt.hdrflags", 0, 1),
          part("mqtt.conack.flags.sp", "mqtt.conack.flags", 0, 1),
          part("mqtt.subscription_options_retain", "mqtt.sub.qos", 4, 2),
          part("mqtt.subscription_options_rap", "mqtt.sub.qos", 3, 1),
          part("mqtt.subscription_options_nl", "mqtt.sub.qos", 2, 1),
          part("dns.flags.authoritative", "dns.flags", 10, 1),
          part("dns.flags.recavail", "dns.flags", 7, 1),
          part("dns.flags.authenticated", "dns.flags", 5, 1),
          part("dns.flags.rcode", "dns.flags", 0, 4),
          part("dns.qry.qu", "dns.qry.class", 15, 1));

  private static Map.Entry<String, PartOfField> part(
      String name, String field, int shift, int bits) {
    return Map.entry(name, new PartOfField(field, shift, bits));
  }

  /** Whether tshark lacks the field, and the larger one says what we do. */
  static boolean holds(Difference difference) {
    PartOfField part = PARTS.get(difference.field());
    return part != null
        && difference.theirs().equals(Difference.ABSENT)
        && difference.protocol().all(part.field).stream()
            .anyMatch(whole -> part.of(whole.number()).equals(difference.ours()));
  }

  private String of(long whole) {
    return Long.toString(whole >>> shift & (1L << bits) - 1);
  }
}
