package com.acme.lamp;

import dev.meerkat.core.codec.Codec;

public final class Demo {
  public static void main(String[] arguments) {
    byte[] buffer = new byte[64];

    CommandWriter writer = new CommandWriter();
    int size = writer.wrap(buffer, 0, buffer.length)
        .lamp(7)
        .level(50)
        .options().fade(10).colour(255, 160, 0).end()
        .finish();
    System.out.println("written: " + size + " octets");

    CommandReader reader = new CommandReader();
    int code = reader.wrap(buffer, 0, size);
    System.out.println("read: " + code + ", lamp " + reader.lamp() + ", level " + reader.level());
    OptionReader options = reader.options();
    while (options.next()) {
      if (options.kind() == Option.FADE) {
        System.out.println("fades for " + options.tenths() + " tenths");
      }
    }

    StringBuilder json = new StringBuilder();
    CommandDump.json(reader, json);
    System.out.println(json);

    buffer[4] = 101;
    code = reader.wrap(buffer, 0, size);
    System.out.println("refused: " + Command.errorName(code) + " in "
        + Command.fieldName(reader.errorField()) + " at " + reader.errorOffset());
    System.out.println("writer: " + Codec.kindName(Codec.kind(
        writer.wrap(buffer, 0, buffer.length).lamp(7).level(101).finish())));
  }
}
