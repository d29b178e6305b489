// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ast.build;

import dev.meerkat.dsl.ast.AstDecl;
import dev.meerkat.dsl.ast.AstModule;
import dev.meerkat.dsl.ast.AstName;
import dev.meerkat.dsl.diagnostic.Diagnostics;
import dev.meerkat.dsl.syntax.SyntaxTree;
import dev.meerkat.dsl.syntax.WireParser.DeclBodyContext;
import dev.meerkat.dsl.syntax.WireParser.DeclContext;
import dev.meerkat.dsl.syntax.WireParser.FileContext;
import dev.meerkat.dsl.syntax.WireParser.ImportDeclContext;
import dev.meerkat.dsl.syntax.WireParser.ModuleDeclContext;
import java.util.ArrayList;
import java.util.List;

/** Builds a module from its tree: hands each declaration to the builder of its kind. */
public final class AstBuilder {
  private final Source source;
  private final ValueBuilder values;
  private final RecordBuilder records;
  private final TlvBuilder tlvs;
  private final TextBuilder texts;
  private final ChainBuilder chains;
  private final VectorBuilder vectors;

  public AstBuilder(SyntaxTree tree, Diagnostics diagnostics) {
    source = new Source(tree.sourceName(), tree.tokens(), diagnostics);
    ExprBuilder exprs = new ExprBuilder(source);
    TypeBuilder types = new TypeBuilder(source, exprs);
    values = new ValueBuilder(source, exprs, types);
    records = new RecordBuilder(source, exprs, types);
    tlvs = new TlvBuilder(source, types, records);
    texts = new TextBuilder(source, exprs, types, records);
    chains = new ChainBuilder(source, exprs, types, records, tlvs);
    vectors = new VectorBuilder(source, exprs);
  }

  /** Builds the module; null when the file does not even say its name. */
  public AstModule build(FileContext file) {
    ModuleDeclContext module = file.moduleDecl();
    if (module == null || module.qname() == null || source.isDamaged(module.qname())) {
      return null;
    }
    return new AstModule(
        source.name(module.qname()),
        module.STRING() == null ? null : Literals.unquoted(module.STRING().getText()),
        source.doc(module),
        source.places().sourceName(),
        imports(file),
        declarations(file),
        source.span(module));
  }

  private List<AstModule.Import> imports(FileContext file) {
    List<AstModule.Import> imports = new ArrayList<>();
    for (ImportDeclContext node : file.importDecl()) {
      if (!source.isDamaged(node)) {
        AstName alias = node.id() == null ? null : source.name(node.id());
        imports.add(new AstModule.Import(source.name(node.qname()), alias, source.span(node)));
      }
    }
    return imports;
  }

  private List<AstDecl> declarations(FileContext file) {
    List<AstDecl> declarations = new ArrayList<>();
    for (DeclContext node : file.decl()) {
      DeclBodyContext body = node.declBody();
      if (body == null || body.getChildCount() == 0) {
        declarations.add(new AstDecl.Broken(null, source.span(node)));
      } else {
        declarations.add(declaration(node, body));
      }
    }
    return declarations;
  }

  private AstDecl declaration(DeclContext node, DeclBodyContext body) {
    if (body.recordDecl() != null && records.isReadable(body.recordDecl())) {
      return records.record(node, body.recordDecl());
    }
    if (body.tlvDecl() != null && tlvs.isReadable(body.tlvDecl())) {
      return tlvs.tlv(node, body.tlvDecl());
    }
    if (body.textDecl() != null && texts.isReadable(body.textDecl())) {
      return texts.text(node, body.textDecl());
    }
    if (source.isDamaged(node)) {
      return new AstDecl.Broken(source.firstName(body), source.span(node));
    }
    return whole(node, body);
  }

  /** A declaration without any syntax error. */
  private AstDecl whole(DeclContext node, DeclBodyContext body) {
    if (body.defaultDecl() != null) {
      return values.defaults(body.defaultDecl());
    }
    if (body.constDecl() != null) {
      return values.constant(node, body.constDecl());
    }
    if (body.errorDecl() != null) {
      return values.errors(body.errorDecl());
    }
    if (body.enumDecl() != null) {
      return values.enumeration(node, body.enumDecl());
    }
    if (body.flagsDecl() != null) {
      return values.flags(node, body.flagsDecl());
    }
    if (body.typeDecl() != null) {
      return values.alias(node, body.typeDecl());
    }
    if (body.charsetDecl() != null) {
      return values.charset(node, body.charsetDecl());
    }
    if (body.extendDecl() != null) {
      return chains.extend(body.extendDecl());
    }
    if (body.chainDecl() != null) {
      return chains.chain(node, body.chainDecl());
    }
    if (body.externDecl() != null) {
      return chains.extern(node, body.externDecl());
    }
    return vectors.vector(body.vectorDecl());
  }
}
