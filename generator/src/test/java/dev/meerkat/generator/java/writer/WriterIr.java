// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import java.util.List;

/** Parts of IPv4 and TCP, built by hand: no front end is needed to test a back end. */
final class WriterIr {
  private static final IrSpan SPAN = new IrSpan("net.wire", 1, 1, 1, 1);
  private static final IrField.Derived NONE = null;
  private static final IrType REST =
      new IrType.Bytes(IrType.Encoding.BYTES, new IrType.Extent.Rest());

  private WriterIr() {}

  static IrProgram program() {
    return new IrProgram(
        List.of(
            new IrModule(
                "net.net",
                "net.wire",
                "",
                List.of(),
                List.of(),
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(block(), pseudo(), tcp(), ip()),
                List.of(option()),
                List.of(),
                List.of(),
                List.of())));
  }

  private static IrStruct block() {
    return struct(
        "Block", false, List.of(), field(1, "left", u(32), NONE), field(2, "right", u(32), NONE));
  }

  private static IrStruct pseudo() {
    return struct(
        "Pseudo",
        false,
        List.of(),
        field(1, "source", bytes(4), NONE),
        field(2, "target", bytes(4), NONE),
        field(3, null, u(8), NONE),
        field(4, "protocol", u(8), NONE),
        field(5, "length", u(16), NONE));
  }

  private static IrTlv option() {
    IrStruct head =
        struct(
            "Option",
            false,
            List.of(),
            field(1, "kind", u(8), NONE),
            field(
                2, "size", u(8), new IrField.Derived.Sizes(new IrField.Target.Element(), 1, 1, 0)));
    IrType blocks =
        new IrType.ListOf(
            new IrType.StructOf("net.net.Block", List.of()), new IrType.Extent.Rest());
    return new IrTlv(
        "net.net.Option",
        "",
        SPAN,
        List.of(),
        head,
        2,
        true,
        false,
        List.of(),
        List.of(
            element(0, "END", IrTlv.Kind.STOP, null),
            element(1, "NOP", IrTlv.Kind.SKIP, null),
            element(2, "MSS", IrTlv.Kind.VALUE, body(field(1, "mss", u(16), NONE))),
            element(5, "SACK", IrTlv.Kind.VALUE, body(list(1, "blocks", blocks, 1, 4))),
            element(-1, "DEFAULT", IrTlv.Kind.VALUE, body(field(1, "data", REST, NONE)))));
  }

  private static IrStruct tcp() {
    IrField options =
        new IrField(
            10,
            "options",
            "",
            SPAN,
            List.of(),
            new IrType.TlvOf("net.net.Option", List.of()),
            new IrField.Position(0, 160),
            new IrField.Scope.Open(),
            null,
            null,
            List.of(),
            null,
            new IrField.Pad(0, 4),
            List.of(),
            0,
            40,
            1,
            null,
            false,
            false,
            false,
            0,
            Interval.ANY);
    IrItem header =
        new IrItem.Region(
            "header",
            "",
            SPAN,
            5,
            List.of(
                field(1, "sourcePort", u(16), NONE),
                field(2, "targetPort", u(16), NONE),
                field(3, "seq", u(32), NONE),
                field(4, "ack", u(32), NONE),
                field(
                    5,
                    "dataOffset",
                    u(4),
                    new IrField.Derived.Sizes(new IrField.Target.Region("header"), 4, 1, 0)),
                field(6, null, u(4), NONE),
                field(7, "flags", u(8), NONE),
                field(8, "window", u(16), NONE),
                field(
                    9,
                    "checksum",
                    u(16),
                    new IrField.Derived.Checks(
                        "inet16",
                        null,
                        List.of(
                            new IrField.Covered.Param(0),
                            new IrField.Covered.Span(new IrField.Target.Message())),
                        -1,
                        false,
                        0)),
                options));
    return struct(
        "Tcp",
        true,
        List.of(new IrParam("pseudo", new IrType.PartialSum("inet16"), SPAN)),
        header,
        field(11, "payload", REST, NONE));
  }

  private static IrStruct ip() {
    IrType payload =
        new IrType.Switch(
            new IrExpr.Field(3, Interval.ANY),
            List.of(
                new IrType.Case(
                    "Tcp",
                    List.of(6L),
                    new IrType.StructOf("net.net.Tcp", List.of(new IrExpr.Let(0, Interval.ANY))),
                    null,
                    SPAN),
                new IrType.Case("default", List.of(), REST, null, SPAN)));
    return struct(
        "Ip",
        true,
        List.of(),
        field(1, "length", u(16), new IrField.Derived.Sizes(new IrField.Target.Message(), 1, 1, 0)),
        field(2, "ttl", u(8), NONE),
        field(3, "protocol", u(8), new IrField.Derived.Tags(6)),
        field(4, "source", bytes(4), NONE),
        field(5, "target", bytes(4), NONE),
        new IrItem.Let(
            0,
            "pseudo",
            SPAN,
            new IrItem.Construct(
                "net.net.Pseudo",
                List.of(
                    new IrItem.Argument(1, new IrExpr.Field(4, Interval.ANY)),
                    new IrItem.Argument(2, new IrExpr.Field(5, Interval.ANY)),
                    new IrItem.Argument(4, new IrExpr.Field(3, Interval.ANY)),
                    new IrItem.Argument(
                        5, new IrExpr.SizeOf(new IrField.Target.Field(6), Interval.ANY)))),
            null),
        field(6, "payload", payload, NONE));
  }

  private static IrTlv.Case element(long tag, String name, IrTlv.Kind kind, IrStruct body) {
    return new IrTlv.Case(tag, name, "", SPAN, kind, body, null);
  }

  private static IrStruct body(IrField field) {
    return struct("Body", false, List.of(), field);
  }

  private static IrStruct struct(
      String name, boolean message, List<IrParam> params, IrItem... items) {
    return new IrStruct(
        "net.net." + name,
        "",
        SPAN,
        message,
        false,
        -1,
        List.of(),
        params,
        List.of(items),
        Interval.ANY);
  }

  private static IrType u(int bits) {
    return new IrType.Int(bits, false, false);
  }

  private static IrType bytes(int count) {
    return new IrType.Bytes(IrType.Encoding.BYTES, new IrType.Extent.Fixed(count));
  }

  private static IrField field(int id, String name, IrType type, IrField.Derived derived) {
    return list(id, name, type, 0, Long.MAX_VALUE, derived);
  }

  private static IrField list(int id, String name, IrType type, long min, long max) {
    return list(id, name, type, min, max, NONE);
  }

  private static IrField list(
      int id, String name, IrType type, long min, long max, IrField.Derived derived) {
    return new IrField(
        id,
        name,
        "",
        SPAN,
        List.of(),
        type,
        new IrField.Position(0, 0),
        new IrField.Scope.Open(),
        null,
        derived,
        List.of(),
        null,
        null,
        List.of(),
        min,
        max,
        1,
        null,
        false,
        false,
        false,
        0,
        Interval.ANY);
  }
}
