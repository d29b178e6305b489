// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.codec.TextDump;
import dev.meerkat.core.layer.LayerType;
import dev.meerkat.samples.dissect.Dissector;
import dev.meerkat.samples.dissect.PacketJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Prints one message that stands alone in a file, and what is inside. */
final class MessageOutput {
  private static final int MAX_SIZE = 0x1000000;

  private final StringBuilder text = new StringBuilder();
  private final Terminal terminal;
  private final boolean json;
  private final boolean payloads;

  MessageOutput(Terminal terminal, boolean json, boolean payloads) {
    this.terminal = terminal;
    this.json = json;
    this.payloads = payloads;
  }

  /** Answers the exit code: whether the message and all that is inside are valid. */
  int print(Dissector dissector, LayerType type, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MAX_SIZE + 1);
    if (bytes.length > MAX_SIZE) {
      throw new IOException("more than " + MAX_SIZE + " octets, too many for one message");
    }
    dissector.dissect(bytes, 0, bytes.length, type);
    if (json) {
      new PacketJson(text, payloads).printMessage(dissector, bytes.length);
    } else {
      text(dissector, bytes.length);
    }
    try {
      terminal.out().write(text.toString().getBytes(StandardCharsets.UTF_8));
      terminal.out().flush();
    } catch (IOException failure) {
      throw new OutputClosed(failure);
    }
    return dissector.isMalformed() ? ExitCode.FAILED : ExitCode.OK;
  }

  private void text(Dissector dissector, int length) {
    TextDump dump = new TextDump(text);
    for (int i = 0; i < dissector.layerCount(); i++) {
      dissector.layer(i).tree(dump);
    }
    if (dissector.isMalformed()) {
      LayerType type = dissector.malformedType();
      String field = type.fields().apply(Codec.field(dissector.errorCode()));
      text.append("malformed: ").append(type.label()).append(", ");
      text.append(type.errors().apply(dissector.errorCode()));
      text.append(field == null ? "" : " in " + field);
      text.append(" at ").append(dissector.errorOffset()).append('\n');
    } else if (dissector.layer(0).size() < length) {
      text.append(length - dissector.layer(0).size()).append(" octets behind it\n");
    }
  }
}
