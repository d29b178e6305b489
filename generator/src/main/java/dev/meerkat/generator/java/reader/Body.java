// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.ElasticCode;
import dev.meerkat.generator.java.expr.ExpressionEmitter;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.plan.BitStructs;
import dev.meerkat.generator.plan.BodyPlan;
import dev.meerkat.generator.plan.Findings;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.JavaTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** What the emitters of one body share: the plan, the class, the open scopes, expressions. */
final class Body {
  final GenerationContext context;
  final IrModule module;
  final BodyPlan plan;
  final ReaderClass reader;
  final ScopeStack scopes = new ScopeStack();

  /** Where reading stands. */
  String position;

  /** The most octets that the window can have. */
  long windowMax = Integer.MAX_VALUE;

  /** The end variable that reading is known to have reached, or null. */
  String reached;

  /** The tlv that the body is a part of, or null. */
  private final IrTlv tlv;

  private final Map<Integer, String> ends = new HashMap<>();
  private final BodyResolver resolver = new BodyResolver(this);
  private final ExpressionEmitter expressions = new ExpressionEmitter(resolver);

  Body(GenerationContext context, IrModule module, IrTlv tlv, BodyPlan plan, ReaderClass reader) {
    this.tlv = tlv;
    this.context = context;
    this.module = module;
    this.plan = plan;
    this.reader = reader;
    this.position = plan.base();
  }

  IrStruct struct() {
    return plan.struct();
  }

  IrField field(int id) {
    return plan.struct().field(id);
  }

  JavaValue value(IrExpr expression) {
    return expressions.emit(expression);
  }

  CodeBlock condition(IrExpr expression) {
    return expressions.condition(expression);
  }

  CodeBlock negated(IrExpr expression) {
    return expressions.negated(expression);
  }

  BodyResolver resolver() {
    return resolver;
  }

  /** {@code return fail(Tcp.FIELD_DATA_OFFSET, Codec.LENGTH, offset + 12);} */
  CodeBlock fail(IrField field, String kind, String at) {
    return CodeBlock.of("return fail($L,$W$T.$L,$W$L);\n", code(field), CoreTypes.CODEC, kind, at);
  }

  /** The same with a kind that is found at run time: {@code return fail(3, -span, offset);} */
  CodeBlock failWith(IrField field, String kind, String at) {
    return CodeBlock.of("return fail($L,$W$L,$W$L);\n", code(field), kind, at);
  }

  /** The same with an error that the module declares, or VALUE. */
  CodeBlock failNamed(IrField field, String error, String at) {
    if (error == null) {
      return fail(field, "VALUE", at);
    }
    return CodeBlock.of("return fail($L,$W$L,$W$L);\n", code(field), kind(error), at);
  }

  /** {@code Tcp.OPTION_LENGTH}; the number where a tag of the tlv has that name. */
  CodeBlock kind(String error) {
    boolean isTag = tlv != null && tlv.cases().stream().anyMatch(c -> c.name().equals(error));
    return isTag
        ? CodeBlock.of("$L", module.kindOf(error))
        : CodeBlock.of("$T.$L", constants(), JavaNames.word(error));
  }

  /** {@code Vlan.FINDING_VLAN}; the mask where the class of names does not have it. */
  CodeBlock finding(int bit) {
    for (Findings.Finding finding : Findings.of(struct())) {
      if (tlv == null && finding.bit() == bit) {
        return CodeBlock.of("$T.$L", constants(), JavaNames.word(finding.name()));
      }
    }
    return CodeBlock.of("0x$L", Integer.toHexString(1 << bit).toUpperCase(Locale.ROOT));
  }

  private ClassName constants() {
    return context.names().constants(tlv == null ? struct().qualifiedName() : tlv.qualifiedName());
  }

  /** {@code if (condition) { return fail(…); }} */
  CodeBlock failIf(CodeBlock condition, CodeBlock failure) {
    return CodeBlock.builder()
        .beginControlFlow("if ($L)", condition)
        .add(failure)
        .endControlFlow()
        .build();
  }

  /** {@code return failIn(4, options.status(), options.errorOffset());} */
  CodeBlock failIn(IrField field, String part, String partModule) {
    IrModule other = context.program().module(partModule).orElseThrow();
    String code =
        reader
            .translate(module, other)
            .map(m -> m + "(" + part + ".status())")
            .orElse(part + ".status()");
    return CodeBlock.of("return failIn($L,$W$L,$W$L.errorOffset());\n", code(field), code, part);
  }

  /** The id of a field in error codes of this reader: by name where it has one. */
  CodeBlock code(IrField field) {
    return tlv != null || field.name() == null
        ? CodeBlock.of("$L", plan.firstField() + field.id())
        : CodeBlock.of("$T.FIELD_$L", constants(), JavaNames.constant(field.name()));
  }

  /**
   * Says that for now the content of a field ends elsewhere than at its variable; null: no more.
   */
  void standIn(IrField field, String end) {
    ends.put(field.id(), end);
  }

  /**
   * What is said about a field before it is read: its content then goes to the end of its scope.
   *
   * <pre>
   * tailCase = tailCaseOf(end - (offset + 48));   // let tailSize = tail.size
   * </pre>
   */
  <T> T ahead(IrField field, String scopeEnd, Supplier<T> said) {
    String before = ends.put(field.id(), scopeEnd);
    T result = said.get();
    ends.put(field.id(), before);
    return result;
  }

  /** Whether it is a part of a tlv, and so in the reader of that. */
  boolean isPart() {
    return tlv != null;
  }

  /** Declares a reader or cursor that belongs to this one. */
  void own(TypeName type, String stem, CodeBlock creation) {
    reader.owned(type, stem, creation);
  }

  /** What stands in for a field's end variable, or null. */
  String standIn(IrField field) {
    return ends.get(field.id());
  }

  /** The parameters that expressions of the body mean. */
  List<IrParam> params() {
    return tlv != null ? tlv.params() : struct().params();
  }

  /** Where something starts in a cleared reader, whose bodies and anchors all start at zero. */
  int clearedAt(IrField.Position position) {
    int octets = position.bits() / 8;
    if (position.anchor() == 0) {
      return octets;
    }
    IrField anchor = field(position.anchor());
    return clearedEnd(anchor) + octets;
  }

  /** Where a field ends in a cleared reader: where its content starts. */
  int clearedEnd(IrField field) {
    int prefix = field.scope() instanceof IrField.Scope.Prefixed p ? p.octets() : 0;
    return clearedAt(field.position()) + prefix;
  }

  /** The scalar read of a field, unit not applied. */
  JavaValue rawRead(IrField field) {
    if (!isPart() && BitStructs.is(struct())) {
      return BitReader.read(struct(), field);
    }
    if (field.type() instanceof IrType.Elastic elastic) {
      ElasticCode code = ElasticContent.code(this, field, elastic);
      JavaValue wide =
          new JavaValue(
              code.get(plan.at(field), ElasticContent.span(this, field)),
              JavaValue.Kind.LONG,
              JavaValue.PRIMARY);
      return JavaTypes.isLong(elastic.value()) ? wide : wide.asInt();
    }
    return ScalarReads.read(
        FieldBounds.start(this, field), field.position().bits() % 8, JavaTypes.wire(field.type()));
  }

  /** Lets of the body by id. */
  IrItem.Let let(int id) {
    List<IrItem.Let> lets = new ArrayList<>();
    collect(struct().items(), lets);
    return lets.stream().filter(l -> l.id() == id).findFirst().orElseThrow();
  }

  /** The region of this name. */
  IrItem.Region region(String name) {
    return find(struct().items(), name);
  }

  private static IrItem.Region find(List<IrItem> items, String name) {
    for (IrItem item : items) {
      if (item instanceof IrItem.Region region) {
        IrItem.Region inner = region.name().equals(name) ? region : find(region.items(), name);
        if (inner != null) {
          return inner;
        }
      }
    }
    return null;
  }

  private static void collect(List<IrItem> items, List<IrItem.Let> lets) {
    for (IrItem item : items) {
      if (item instanceof IrItem.Let let) {
        lets.add(let);
      } else if (item instanceof IrItem.Region region) {
        collect(region.items(), lets);
      }
    }
  }
}
