// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

import dev.meerkat.capture.CapturedPacket;
import dev.meerkat.samples.dissect.Dissector;
import dev.meerkat.samples.dissect.PacketJson;
import dev.meerkat.samples.dissect.PacketTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Prints packets to standard output, a block at a time. */
final class PacketOutput {
  private static final int BLOCK = 0x8000;

  private final StringBuilder text = new StringBuilder(2 * BLOCK);
  private final Terminal terminal;
  private final PacketJson json;
  private final PacketTable table;
  private boolean closed;

  PacketOutput(Terminal terminal, boolean asJson, boolean payloads) {
    this.terminal = terminal;
    this.json = asJson ? new PacketJson(text, payloads) : null;
    this.table = asJson ? null : new PacketTable(text);
    if (!asJson) {
      text.append(PacketTable.HEADING);
    }
  }

  /** Prints a packet. */
  void print(CapturedPacket packet, Dissector dissector) throws OutputClosed {
    if (json != null) {
      json.print(packet, dissector);
    } else {
      table.print(packet, dissector);
    }
    if (text.length() >= BLOCK) {
      flush();
    }
  }

  /** Lets a person or program at the other end see what is there, before a wait for more. */
  void show() throws OutputClosed {
    if (text.length() > 0) {
      flush();
    }
  }

  /** Writes what is left; does nothing once the output is closed. */
  void finish() throws OutputClosed {
    if (!closed) {
      flush();
    }
  }

  private void flush() throws OutputClosed {
    try {
      terminal.out().write(text.toString().getBytes(StandardCharsets.UTF_8));
      terminal.out().flush();
      text.setLength(0);
    } catch (IOException failure) {
      closed = true;
      throw new OutputClosed(failure);
    }
  }
}
