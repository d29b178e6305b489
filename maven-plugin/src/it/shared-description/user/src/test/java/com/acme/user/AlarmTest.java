// SPDX-License-Identifier: Apache-2.0
package com.acme.user;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.user.net.alarm.AlarmReader;
import com.acme.user.net.units.Unit;
import dev.meerkat.core.codec.Codec;
import org.junit.jupiter.api.Test;

final class AlarmTest {
  @Test
  void alarm_inSharedUnits_isRead() {
    AlarmReader alarm = new AlarmReader();

    assertEquals(Codec.OK, alarm.wrap(new byte[] {0, 9, 2, 0, 80}, 0, 5));

    assertEquals(9, alarm.sensor());
    assertEquals(Unit.PERCENT, alarm.measured().unit());
    assertEquals(80, alarm.measured().value());
  }
}
