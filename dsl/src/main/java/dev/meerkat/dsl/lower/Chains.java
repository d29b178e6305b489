// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstDecl;
import dev.meerkat.dsl.ast.AstExpr;
import dev.meerkat.dsl.ast.AstItem;
import dev.meerkat.dsl.ast.AstType;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.IrChain;
import dev.meerkat.dsl.ir.IrExpr.BinaryOp;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.resolve.ModuleScope;
import dev.meerkat.dsl.resolve.Symbol;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Chains: the one shape that readers and writers know, and what is wrong with others. */
final class Chains {
  private static final int MAX_HEAD_BITS = 32;
  private static final int MAX_BYTES = 65_535;
  private static final int MAX_JUMPS = 255;

  private final Program program;
  private final Map<Symbol, IrChain> chains = new HashMap<>();

  Chains(Program program) {
    this.program = program;
  }

  /** Lowers a chain once; null after a report. */
  IrChain lower(Symbol symbol) {
    if (!chains.containsKey(symbol)) {
      chains.put(symbol, new One(symbol).lower());
    }
    return chains.get(symbol);
  }

  /** One chain while it is lowered. */
  private final class One {
    private final Symbol symbol;
    private final ModuleScope module;
    private final AstDecl.Chain ast;
    private int tagBits;
    private IrChain.Element element;
    private IrChain.Jump jump;
    private String error;
    private boolean broken;

    One(Symbol symbol) {
      this.symbol = symbol;
      this.module = symbol.module();
      this.ast = (AstDecl.Chain) symbol.decl();
    }

    IrChain lower() {
      for (AstDecl.ChainCase one : ast.cases()) {
        if (one.tag() == null) {
          error = ErrorNames.checked(program, module, one.error());
        } else if (tag(one)) {
          part(one);
        }
      }
      if (!broken && element == null) {
        refuse(
            ast.name().span(), "this chain has no element", "add one with its length and octets");
      }
      long least = element == null ? 1 : 1 + (tagBits + element.lengthBits()) / Byte.SIZE;
      if (ast.max().value() < least || ast.max().value() > MAX_BYTES) {
        String message = "max is between " + least + " and " + MAX_BYTES + " bytes";
        broken(Code.LIMIT_ORDER, ast.max().span(), message);
      }
      return broken
          ? null
          : new IrChain(
              symbol.qualifiedName(),
              ast.doc(),
              ast.span(),
              (int) ast.max().value(),
              tagBits,
              element,
              jump,
              error);
    }

    private void part(AstDecl.ChainCase one) {
      if (one.jump() != null && jump == null) {
        jump = jump(one);
      } else if (one.jump() == null && element == null) {
        element = element(one);
      } else {
        refuse(one.span(), "a chain has one element and one jump", "use another chain");
      }
    }

    private boolean tag(AstDecl.ChainCase one) {
      int bits = bits(one.tag());
      if (bits < 1 || bits > Byte.SIZE || tagBits != 0 && bits != tagBits) {
        refuse(one.tag().span(), "tags are u1 to u8, all of one width", null);
        return false;
      }
      tagBits = bits;
      long tag = one.value().value();
      if (tag < 0 || tag >= 1L << bits) {
        broken(Code.CONSTANT_RANGE, one.value().span(), tag + " does not fit " + bits + " bits");
        return false;
      }
      if (element != null && element.tag() == tag || jump != null && jump.tag() == tag) {
        broken(Code.TAG_OVERLAP, one.value().span(), "two cases have the tag " + tag);
        return false;
      }
      return true;
    }

    /** {@code u2 0 label { len : u6; text : bytes[len]; } stop when len == 0;}. */
    private IrChain.Element element(AstDecl.ChainCase one) {
      AstItem.Field length = plain(one.items(), 0, 2);
      AstItem.Field content = plain(one.items(), 1, 2);
      if (length == null || content == null || !isRun(content.type(), length.label())) {
        return element("an element is a length and bytes[length]", one.span());
      }
      if (!isEmpty(one.stopWhen(), length.label())) {
        return element("a chain ends with an empty element", one.span());
      }
      int bits = head(length);
      return bits == 0
          ? null
          : new IrChain.Element(
              one.name().text(), one.value().value(), bits, length.label(), content.label());
    }

    private IrChain.Element element(String shape, IrSpan span) {
      refuse(span, shape, "write { len : u6; text : bytes[len]; } stop when len == 0;");
      return null;
    }

    /** {@code u2 3 jump { target : u14; } goto message + target backward max 32;}. */
    private IrChain.Jump jump(AstDecl.ChainCase one) {
      AstItem.Field target = plain(one.items(), 0, 1);
      if (target == null || !isFromMessage(one.jump(), target.label())) {
        String hint = "write { target : u14; } goto message + target backward max 32;";
        refuse(one.span(), "a jump has a target, counted from the message", hint);
        return null;
      }
      long most = one.jumps().value();
      if (most < 1 || most > MAX_JUMPS) {
        broken(Code.LIMIT_ORDER, one.jumps().span(), "a chain has 1 to " + MAX_JUMPS + " jumps");
        return null;
      }
      int bits = head(target);
      return bits == 0
          ? null
          : new IrChain.Jump(
              one.name().text(),
              one.value().value(),
              bits,
              target.label(),
              (int) most,
              one.tolerated());
    }

    /** A field without clauses, or null. */
    private AstItem.Field plain(List<AstItem> items, int index, int of) {
      return items.size() == of
              && items.get(index) instanceof AstItem.Field field
              && field.name() != null
              && field.clauses().isEmpty()
          ? field
          : null;
    }

    /** The bits of the number behind the tag; 0 after a report. */
    private int head(AstItem.Field field) {
      int bits = bits(field.type());
      if (bits < 1 || bits + tagBits > MAX_HEAD_BITS) {
        refuse(field.span(), "a head has at most 32 bits", null);
        return 0;
      }
      if ((bits + tagBits) % Byte.SIZE != 0) {
        String message = "tag and " + field.label() + " must be whole bytes together";
        broken(Code.UNALIGNED, field.span(), message);
        return 0;
      }
      return bits;
    }

    /** The width of an unsigned integer, or 0. */
    private int bits(AstType type) {
      NameTable none = new NameTable(module);
      Shape shape =
          new TypeLowering(program, new ExprLowering(program, none), none).shape(type, module);
      boolean isPlain = shape != null && shape.prefix() == null && shape.clauses().isEmpty();
      return isPlain && shape.type() instanceof IrType.Int number && !number.signed()
          ? number.bits()
          : 0;
    }

    private void refuse(IrSpan span, String message, String hint) {
      broken = true;
      program.report(
          Code.NOT_GENERATED_CHAIN, span, message + "; other chains are not generated yet", hint);
    }

    private void broken(Code code, IrSpan span, String message) {
      broken = true;
      program.report(code, span, message);
    }
  }

  private static boolean isRun(AstType type, String length) {
    return type instanceof AstType.Run run
        && run.element() instanceof AstType.Named named
        && named.name().text().equals("bytes")
        && isName(run.count(), length);
  }

  private static boolean isEmpty(AstExpr expr, String length) {
    return expr instanceof AstExpr.Binary binary
        && binary.op() == BinaryOp.EQUAL
        && isName(binary.left(), length)
        && binary.right() instanceof AstExpr.Int zero
        && zero.value() == 0;
  }

  private static boolean isFromMessage(AstExpr expr, String target) {
    return expr instanceof AstExpr.Binary binary
        && binary.op() == BinaryOp.ADD
        && isName(binary.left(), "message")
        && isName(binary.right(), target);
  }

  private static boolean isName(AstExpr expr, String text) {
    return expr instanceof AstExpr.Name name && name.text().equals(text);
  }
}
