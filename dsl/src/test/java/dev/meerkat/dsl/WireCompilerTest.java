// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireCompilerTest {
  private static final String PACKET =
      """
      module a.packet;
      default endian big;
      error BAD_LENGTH;
      enum Kind : u8 { DATA = 1, ACK = 2 }
      tlv Option {
        tag kind : u8;
        len size : u8 sizes element where size >= 2 else BAD_LENGTH;
        0 END : stop;
        2 MSS { mss : u16; }
        default { data : bytes[..]; }
      }
      struct Ack { number : u32; }
      message Packet {
        region header {
          version : u4 = 4;
          words   : u4 sizes header * 4 where words >= 1;
          kind    : Kind tags body;
          length  : u16 sizes message where length >= words * 4 else BAD_LENGTH;
          options : Option[..] pad 0 to 4;
        }
        body : switch (kind) { ACK => Ack; default => bytes; }
      }
      """;

  @Test
  void packet_compiled_hasPositionsSizesAndScopes() {
    IrStruct packet = compile(PACKET).struct("a.packet.Packet");

    assertEquals(new IrField.Position(0, 16), packet.field("length").orElseThrow().position());
    assertEquals(new IrField.Position(5, 0), packet.field("body").orElseThrow().position());
    assertEquals(56 * 8, packet.field("options").orElseThrow().sizeBits().max());
    assertEquals(65531 * 8, packet.field("body").orElseThrow().sizeBits().max());
  }

  @Test
  void modulesInCircle_compiled_resolveEachOther() {
    SourceText ip =
        new SourceText(
            "ip.wire",
            "module a.ip; import a.tcp; message Ip { payload : switch (1) "
                + "{ 1 => Tcp; default => bytes; } } struct Pseudo { x : u8; }");
    SourceText tcp =
        new SourceText(
            "tcp.wire", "module a.tcp; import a.ip; message Tcp { p : Pseudo; rest : bytes; }");
    CompileResult result =
        new WireCompiler().compile(CompileRequest.of(List.of(ip, tcp), SourceLocator.none()));

    assertTrue(result.program().isPresent(), result.render());
  }

  private static IrProgram compile(String text) {
    return new WireCompiler().compile(CompileRequest.of("test.wire", text)).orThrow();
  }
}
