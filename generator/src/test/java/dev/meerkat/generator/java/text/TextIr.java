// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrCharset;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.ir.Octets;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The trial description of HTTP heads, built by hand: no front end is needed to test a back end.
 */
final class TextIr {
  static final IrSpan SPAN = new IrSpan("http.wire", 1, 1, 1, 1);

  private TextIr() {}

  static IrProgram http() {
    return program(header(), requestHead(), responseHead());
  }

  static IrProgram program(IrText... texts) {
    List<IrCharset> charsets =
        List.of(
            charset("tchar", 0x03FF_6CFA_0000_0000L, 0x57FF_FFFF_C7FF_FFFEL, 0, 0),
            charset("vchar", 0xFFFF_FFFE_0000_0000L, 0x7FFF_FFFF_FFFF_FFFFL, 0, 0),
            charset("fchar", 0xFFFF_FFFF_0000_0200L, 0x7FFF_FFFF_FFFF_FFFFL, -1L, -1L),
            charset("hex", 0x03FF_0000_0000_0000L, 0x0000_007E_0000_007EL, 0, 0));
    List<String> errors = List.of("BAD_METHOD", "BAD_TARGET", "BAD_HEADER", "SMUGGLING");
    return new IrProgram(
        List.of(
            new IrModule(
                "net.http",
                "http.wire",
                "",
                List.of(),
                errors,
                errors.size(),
                List.of(),
                List.of(),
                List.of(),
                charsets,
                List.of(),
                List.of(),
                List.of(),
                List.of(texts),
                List.of())));
  }

  static IrText header() {
    return text(
        "Header",
        false,
        -1,
        new IrText.Token(1, "name", "", SPAN, "net.http.tchar", 1, 256, false, true, List.of()),
        literal(":"),
        new IrText.Token(2, "value", "", SPAN, "net.http.fchar", 0, 8192, true, false, List.of()),
        literal("\r\n"));
  }

  static IrText requestHead() {
    return text(
        "RequestHead",
        true,
        65536,
        token(1, "method", "tchar", 1, 32),
        literal(" "),
        token(2, "target", "vchar", 1, 8192),
        literal(" "),
        literal("HTTP/1."),
        digits(3, "minor", 4, 10, 1, Integer.MAX_VALUE),
        literal("\r\n"),
        new IrText.Lines(4, "headers", "", SPAN, "net.http.Header", octets("\r\n"), 128),
        index(),
        new IrText.Require(SPAN, notBoth(), "SMUGGLING"));
  }

  static IrText responseHead() {
    return text(
        "ResponseHead",
        true,
        65536,
        literal("HTTP/1."),
        digits(1, "minor", 4, 10, 1, 1),
        literal(" "),
        new IrText.Digits(
            2,
            "status",
            "",
            SPAN,
            new IrType.Int(10, false, false),
            10,
            3,
            3,
            List.of(where(IrExpr.BinaryOp.GREATER_EQUAL, 2, 100))),
        literal(" "),
        new IrText.Token(3, "reason", "", SPAN, "net.http.fchar", 0, 256, false, false, List.of()),
        literal("\r\n"),
        new IrText.Lines(4, "headers", "", SPAN, "net.http.Header", octets("\r\n"), 128),
        index());
  }

  static IrField.Constraint where(IrExpr.BinaryOp op, int field, long value) {
    IrExpr condition =
        new IrExpr.Binary(
            op, new IrExpr.Field(field, Interval.ANY), new IrExpr.Const(value), Interval.BOOL);
    return new IrField.Constraint(condition, false, null, -1, SPAN);
  }

  private static IrText.Index index() {
    IrType.Int u63 = new IrType.Int(63, false, false);
    return new IrText.Index(
        SPAN,
        "headers",
        "name",
        true,
        List.of(
            new IrText.Slot("HOST", octets("host"), true, false, null, false),
            new IrText.Slot("CONTENT_LENGTH", octets("content-length"), true, false, u63, false),
            new IrText.Slot(
                "TRANSFER_ENCODING", octets("transfer-encoding"), false, true, null, true),
            new IrText.Slot("CONNECTION", octets("connection"), false, true, null, true)));
  }

  private static IrExpr notBoth() {
    IrExpr both =
        new IrExpr.Binary(
            IrExpr.BinaryOp.AND,
            present("TRANSFER_ENCODING"),
            present("CONTENT_LENGTH"),
            Interval.BOOL);
    return new IrExpr.Unary(IrExpr.UnaryOp.NOT, both, Interval.BOOL);
  }

  private static IrExpr present(String slot) {
    return new IrExpr.Slot("headers", slot, IrExpr.SlotProperty.PRESENT, Interval.BOOL);
  }

  static IrText text(String name, boolean stream, long max, IrText.Item... items) {
    return new IrText("net.http." + name, "", SPAN, stream, max, List.of(), List.of(items));
  }

  static IrText.Token token(int id, String name, String charset, long min, long max) {
    return new IrText.Token(
        id, name, "", SPAN, "net.http." + charset, min, max, false, false, List.of());
  }

  static IrText.Digits digits(int id, String name, int bits, int base, int min, int max) {
    return new IrText.Digits(
        id, name, "", SPAN, new IrType.Int(bits, false, false), base, min, max, List.of());
  }

  static IrText.Literal literal(String text) {
    return new IrText.Literal(SPAN, octets(text));
  }

  static Octets octets(String text) {
    return Octets.of(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static IrCharset charset(String name, long w0, long w1, long w2, long w3) {
    return new IrCharset("net.http." + name, "", SPAN, w0, w1, w2, w3);
  }
}
