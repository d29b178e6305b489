// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ast.build;

import dev.meerkat.dsl.ast.AstItem;
import dev.meerkat.dsl.ast.AstTlv;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.syntax.WireParser.DeclContext;
import dev.meerkat.dsl.syntax.WireParser.DefaultErrorCaseContext;
import dev.meerkat.dsl.syntax.WireParser.DefaultValueCaseContext;
import dev.meerkat.dsl.syntax.WireParser.MarkCaseContext;
import dev.meerkat.dsl.syntax.WireParser.TlvCaseContext;
import dev.meerkat.dsl.syntax.WireParser.TlvDeclContext;
import dev.meerkat.dsl.syntax.WireParser.TlvHeadContext;
import dev.meerkat.dsl.syntax.WireParser.TlvMemberContext;
import dev.meerkat.dsl.syntax.WireParser.TlvUniqueContext;
import dev.meerkat.dsl.syntax.WireParser.ValueCaseContext;
import java.util.ArrayList;
import java.util.List;

/** Tag-length-value runs. */
final class TlvBuilder {
  private final Source source;
  private final TypeBuilder types;
  private final RecordBuilder records;

  TlvBuilder(Source source, TypeBuilder types, RecordBuilder records) {
    this.source = source;
    this.types = types;
    this.records = records;
  }

  /** Damage must be confined to the items of cases. */
  boolean isReadable(TlvDeclContext node) {
    return !source.isDamagedItself(node)
        && node.id() != null
        && !source.isDamaged(node.id())
        && (node.paramList() == null || !source.isDamaged(node.paramList()))
        && node.tlvMember().stream().allMatch(this::isReadable);
  }

  private boolean isReadable(TlvMemberContext node) {
    if (node.tlvCase() == null) {
      return !source.isDamaged(node);
    }
    return !source.isDamagedItself(node) && !source.isDamagedItself(node.tlvCase());
  }

  AstTlv tlv(DeclContext decl, TlvDeclContext node) {
    AstItem.Field tag = null;
    AstItem.Field length = null;
    AstTlv.Unique unique = null;
    List<AstTlv.Case> cases = new ArrayList<>();
    for (TlvMemberContext member : node.tlvMember()) {
      if (member.tlvCase() != null) {
        cases.add(tlvCase(member.tlvCase()));
      } else if (member.tlvUnique() != null) {
        unique = unique(member.tlvUnique());
      } else if (isTag(member.tlvHead())) {
        tag = once(tag, head(member.tlvHead()), "tag");
      } else {
        length = once(length, head(member.tlvHead()), "len");
      }
    }
    return new AstTlv(
        source.name(node.id()),
        source.doc(decl),
        types.params(node.paramList()),
        tag,
        length,
        unique,
        cases,
        source.span(node));
  }

  private AstItem.Field once(AstItem.Field before, AstItem.Field field, String word) {
    if (before != null) {
      source
          .diagnostics()
          .report(Code.TLV_HEAD, field.span(), "a tlv has one " + word + "; this is the second");
      return before;
    }
    return field;
  }

  private static boolean isTag(TlvHeadContext node) {
    return node.role != null && node.role.getText().equals("tag");
  }

  private AstItem.Field head(TlvHeadContext node) {
    return new AstItem.Field(
        source.name(node.id()),
        source.doc(node),
        source.annotations(node.annotation()),
        types.type(node.typeRef()),
        types.clauses(node.clause()),
        List.of(),
        source.span(node));
  }

  private AstTlv.Unique unique(TlvUniqueContext node) {
    return new AstTlv.Unique(source.names(node.id()), source.span(node));
  }

  AstTlv.Case tlvCase(TlvCaseContext node) {
    if (node instanceof MarkCaseContext mark) {
      boolean stop = mark.getText().endsWith("stop;");
      return marked(mark, stop ? AstTlv.Mark.STOP : AstTlv.Mark.SKIP);
    }
    if (node instanceof ValueCaseContext value) {
      return new AstTlv.Case(
          records.literals().number(value.INT().getSymbol()),
          source.name(value.id()),
          source.doc(value),
          AstTlv.Mark.VALUE,
          records.items(value.item()),
          null,
          source.span(value));
    }
    if (node instanceof DefaultValueCaseContext value) {
      return new AstTlv.Case(
          null,
          null,
          source.doc(value),
          AstTlv.Mark.VALUE,
          records.items(value.item()),
          null,
          source.span(value));
    }
    DefaultErrorCaseContext error = (DefaultErrorCaseContext) node;
    return new AstTlv.Case(
        null,
        null,
        source.doc(error),
        AstTlv.Mark.ERROR,
        List.of(),
        source.name(error.id()),
        source.span(error));
  }

  private AstTlv.Case marked(MarkCaseContext node, AstTlv.Mark mark) {
    return new AstTlv.Case(
        records.literals().number(node.INT().getSymbol()),
        source.name(node.id()),
        source.doc(node),
        mark,
        List.of(),
        null,
        source.span(node));
  }
}
