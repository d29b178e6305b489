// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ast;

import dev.meerkat.dsl.ir.IrSpan;
import java.util.List;

/** One declaration of a module. */
public sealed interface AstDecl
    permits AstDecl.DefaultEndian,
        AstDecl.DefaultMax,
        AstDecl.Errors,
        AstDecl.Broken,
        AstDecl.Extend,
        AstDecl.Named,
        AstVector {

  IrSpan span();

  /** A declaration that others can name. */
  sealed interface Named extends AstDecl
      permits Const, Enumeration, Flags, Alias, Charset, AstRecord, AstTlv, Chain, AstText, Extern {
    AstName name();

    /** The word that opens it: {@code struct}, {@code enum}, ... */
    String kind();
  }

  /** {@code default endian little;}. */
  record DefaultEndian(boolean little, IrSpan span) implements AstDecl {}

  /** {@code default max 4096;}. */
  record DefaultMax(AstExpr value, IrSpan span) implements AstDecl {}

  /** {@code error BAD_LABEL, NAME_LOOP;}. */
  record Errors(List<AstName> names, IrSpan span) implements AstDecl {
    public Errors {
      names = List.copyOf(names);
    }
  }

  /**
   * What could not be parsed.
   *
   * @param name the name it would have had, or null
   */
  record Broken(AstName name, IrSpan span) implements AstDecl {}

  record Const(AstName name, String doc, AstExpr value, IrSpan span) implements Named {
    @Override
    public String kind() {
      return "const";
    }
  }

  record Enumeration(
      AstName name, String doc, boolean closed, AstType wire, List<EnumItem> items, IrSpan span)
      implements Named {
    public Enumeration {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "enum";
    }
  }

  /** One value or range; {@code first} equals {@code last} for a value. */
  record EnumItem(AstName name, String doc, AstExpr.Int first, AstExpr.Int last, IrSpan span) {
    public boolean isRange() {
      return first.value() != last.value();
    }
  }

  record Flags(AstName name, String doc, AstType wire, List<FlagItem> items, IrSpan span)
      implements Named {
    public Flags {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "flags";
    }
  }

  /** A named group of bits; the name is null for reserved bits. */
  record FlagItem(AstName name, String doc, int bits, IrSpan span) {}

  /** {@code type Ipv4Addr = bytes[4] format ipv4;}. */
  record Alias(AstName name, String doc, AstType type, List<AstClause> clauses, IrSpan span)
      implements Named {
    public Alias {
      clauses = List.copyOf(clauses);
    }

    @Override
    public String kind() {
      return "type";
    }
  }

  record Charset(AstName name, String doc, List<CharsetTerm> terms, IrSpan span) implements Named {
    public Charset {
      terms = List.copyOf(terms);
    }

    @Override
    public String kind() {
      return "charset";
    }
  }

  /**
   * One term of a charset: a literal, a range or another set; exactly one of the three is not null.
   *
   * @param minus whether it is taken away instead of added
   */
  record CharsetTerm(boolean minus, AstExpr.Text literal, Range range, AstName set, IrSpan span) {}

  /** Code points, both ends included. */
  record Range(AstExpr.Int first, AstExpr.Int last) {}

  /** A parameter of a message, struct, tlv or text. */
  record Param(AstName name, AstType type, IrSpan span) {}

  /**
   * {@code @java("com.acme.FleetSum") extern checksum fleet : u16;}.
   *
   * @param role {@code checksum}, {@code transform} or {@code format}
   */
  record Extern(
      AstName name,
      String doc,
      List<AstAnnotation> annotations,
      String role,
      List<Param> params,
      AstType type,
      IrSpan span)
      implements Named {
    public Extern {
      annotations = List.copyOf(annotations);
      params = List.copyOf(params);
    }

    @Override
    public String kind() {
      return "extern";
    }
  }

  /** New cases for a tlv or a switch of another file. */
  record Extend(
      AstName target, List<AstTlv.Case> tlvCases, List<AstSwitchCase> switchCases, IrSpan span)
      implements AstDecl {
    public Extend {
      tlvCases = List.copyOf(tlvCases);
      switchCases = List.copyOf(switchCases);
    }
  }

  record Chain(AstName name, String doc, AstExpr.Int max, List<ChainCase> cases, IrSpan span)
      implements Named {
    public Chain {
      cases = List.copyOf(cases);
    }

    @Override
    public String kind() {
      return "chain";
    }
  }

  /**
   * One element of a chain.
   *
   * @param tag null for the default case
   * @param stopWhen condition of {@code stop when}; null when it always stops or jumps
   * @param jump where to go on, or null
   * @param tolerated a jump that is read and never written
   * @param error the default case's error, else null
   */
  record ChainCase(
      AstType tag,
      AstExpr.Int value,
      AstName name,
      List<AstItem> items,
      AstExpr stopWhen,
      AstExpr jump,
      AstExpr.Int jumps,
      boolean tolerated,
      AstName error,
      IrSpan span) {
    public ChainCase {
      items = List.copyOf(items);
    }
  }
}
