// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.BodyPlan;
import dev.meerkat.generator.plan.ChecksumUse;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.JavaNames;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The reader of one tlv. */
final class TlvClass {
  private final IrTlv tlv;
  private final ReaderClass reader;
  private final ClassName name;
  private final Body head;
  private final List<TlvCase> cases = new ArrayList<>();
  private final boolean hasPolicy;
  private final TlvPlain plain;

  TlvClass(GenerationContext context, IrModule module, IrTlv tlv) {
    this.tlv = tlv;
    this.name = context.names().reader(tlv.qualifiedName());
    this.reader = new ReaderClass(name);
    JavaNames names = context.names();
    BodyPlan plan =
        BodyPlan.part(tlv.head(), "element", "end", "", 0, f -> names.accessor(tlv.head(), f))
            .keepingAll();
    this.head = new Body(context, module, tlv, plan, reader);
    this.plain = new TlvPlain(head, tlv);
    this.hasPolicy = new ChecksumUse(context).in(tlv);
    int fields = tlv.head().fields().size();
    for (IrTlv.Case element : tlv.cases()) {
      cases.add(new TlvCase(context, module, tlv, element, reader, fields));
      fields += element.body() == null ? 0 : element.body().fields().size();
    }
  }

  /**
   * The class.
   *
   * <pre>
   * public final class TcpOptionReader {
   *   public int wrap(byte[] buffer, int offset, int length) { … }
   *   public boolean next() { … }
   *   public int kind() { … }
   *   public int mss() { … }
   * }
   * </pre>
   */
  TypeSpec type() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addJavadoc(
                Javadocs.of(
                    "Walks a run of {@code " + tlv.simpleName() + "} elements.",
                    Javadocs.escape(tlv.doc()),
                    "{@code wrap} validates them all and stands before the first; {@code next()}"
                        + " goes on. Values of an element are 0 or empty when another is at hand."
                        + " Nothing is allocated after construction. Not for several threads at"
                        + " once."))
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL);
    frameVariables();
    TlvElement elements = new TlvElement(tlv, head, reader, cases);
    elements.emit();
    cases.forEach(TlvCase::accessors);
    new AccessorEmitter(head).emit();
    List<MethodSpec> story = new ArrayList<>();
    story.addAll(TlvSettings.methods(name));
    if (hasPolicy) {
      story.add(FrameMethods.checksumPolicy(name, reader.policyParts()));
    }
    story.add(wrap());
    if (plain.isUseful()) {
      story.add(plain.next());
      story.add(tlv.hasMarks() ? nextTag() : nextInFull());
      reader.constant(plain.tableField());
      plain.taking(reader);
    } else {
      story.add(tlv.hasMarks() ? nextWithValue() : next());
      if (tlv.hasMarks()) {
        story.add(nextTag());
      }
    }
    story.add(rewind());
    reader.method(over());
    reader.method(none());
    story.addAll(FrameMethods.status());
    story.addAll(TlvSettings.accessors());
    story.add(FrameMethods.findings(reader.hasFindings()));
    story.add(FrameMethods.clear(reader.lettingGo()));
    closing();
    CodeBlock tables =
        CodeBlock.builder()
            .add(elements.casesTable())
            .add(plain.isUseful() ? plain.table() : CodeBlock.of(""))
            .build();
    if (!tables.isEmpty()) {
      type.addStaticBlock(tables);
    }
    return reader.build(type, story);
  }

  private void frameVariables() {
    reader.setting(
        FieldSpec.builder(byte[].class, "buffer", Modifier.PRIVATE).initializer("nothing").build());
    for (String variable :
        List.of("start", "end", "stop", "count", "element", "elementEnd", "valueAt")) {
      reader.state(TypeName.INT, variable);
    }
    reader.state(TypeName.INT, "current", "-1");
    TlvSettings.variables().forEach(reader::setting);
    new TlvUnique(head, tlv).variables().forEach(reader::setting);
    if (hasPolicy) {
      reader.setting(
          FieldSpec.builder(int.class, "policy", Modifier.PRIVATE)
              .initializer("$T.FAIL", CoreTypes.CODEC)
              .build());
    }
    for (IrParam param : tlv.params()) {
      TypeName type = BodyResolver.paramType(head, param);
      String variable = BodyPlan.variable(param.name());
      if (type.isPrimitive()) {
        reader.state(type, variable);
      } else {
        reader.setting(FieldSpec.builder(type, variable, Modifier.PRIVATE).build());
      }
    }
  }

  private void closing() {
    if (reader.hasFindings()) {
      reader.state(TypeName.INT, "findings");
    }
    reader.setting(FrameMethods.variable(TypeName.INT, "status"));
    reader.setting(
        FieldSpec.builder(int.class, "errorOffset", Modifier.PRIVATE).initializer("-1").build());
    reader.setting(
        FieldSpec.builder(byte[].class, "given", Modifier.PRIVATE).initializer("nothing").build());
    reader.method(FrameMethods.forget(reader.clearing()));
    reader.method(FrameMethods.fail());
    if (reader.hasParts()) {
      reader.method(FrameMethods.failIn());
    }
  }

  /**
   * Validates all elements.
   *
   * <pre>
   * public int wrap(byte[] buffer, int offset, int length) {
   *   …
   *   int at = offset;
   *   while (at &lt; end) {
   *     if (readElement(at, true) != Codec.OK) {
   *       return status;
   *     }
   *     at = elementEnd;
   *     …
   *   }
   *   stop = at;
   *   rewind();
   *   return Codec.OK;
   * }
   * </pre>
   */
  private MethodSpec wrap() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("wrap")
            .addJavadoc(
                Javadocs.of(
                    "Validates the elements in a window, all of them or to one that stops the run.",
                    "Answers {@code Codec.OK} or an error code; throws only for a window outside"
                        + " the array."))
            .addModifiers(Modifier.PUBLIC)
            .returns(int.class)
            .addParameter(byte[].class, "buffer")
            .addParameter(int.class, "offset")
            .addParameter(int.class, "length")
            .addStatement("$T.requireWindow(buffer, offset, length)", CoreTypes.CODEC)
            .addStatement("this.buffer = buffer")
            .addStatement("start = offset")
            .addStatement("end = offset + length");
    for (IrParam param : tlv.params()) {
      String variable = BodyPlan.variable(param.name());
      method.addParameter(BodyResolver.paramType(head, param), variable);
      method.addStatement("this.$L = $L", variable, variable);
    }
    method
        .addStatement("status = $T.OK", CoreTypes.CODEC)
        .addStatement("errorOffset = -1")
        .addStatement("count = 0");
    method.addCode(new TlvUnique(head, tlv).reset());
    return method
        .addStatement("int at = offset")
        .addCode(plain.isUseful() ? plain.loop() : loop())
        .addStatement("stop = at")
        .addStatement("rewind()")
        .addStatement("return $T.OK", CoreTypes.CODEC)
        .build();
  }

  private static CodeBlock loop() {
    return CodeBlock.builder()
        .beginControlFlow("while (at < end)")
        .beginControlFlow("if (readElement(at, true) != $T.OK)", CoreTypes.CODEC)
        .addStatement("return status")
        .endControlFlow()
        .addStatement("at = elementEnd")
        .beginControlFlow("if (current == STOP)")
        .addStatement("break")
        .endControlFlow()
        .addStatement("count += current == SKIP ? 0 : 1")
        .endControlFlow()
        .build();
  }

  /**
   * Reads the next element again, so that bytes that changed cannot mislead.
   *
   * <pre>
   * public boolean next() {
   *   return elementEnd &lt; stop &amp;&amp; readElement(elementEnd, false) == Codec.OK || isOver();
   * }
   * </pre>
   */
  private static MethodSpec next() {
    return moving("next", "Goes to the next element; false behind the last one.", Modifier.PUBLIC);
  }

  /** The same behind a short way. */
  private static MethodSpec nextInFull() {
    return moving("nextInFull", "Goes to the next element by reading all of it.", Modifier.PRIVATE);
  }

  /** The same where tags can stand alone: those are elements too. */
  private static MethodSpec nextTag() {
    return moving(
        "nextTag",
        "Goes to the next element, be it one that is passed over or stops the run: then it is a tag"
            + " alone. False behind the last one.",
        Modifier.PUBLIC);
  }

  /**
   * Passes over tags that stand alone.
   *
   * <pre>
   * public boolean next() {
   *   while (nextTag()) {
   *     if (current &gt;= 0) {
   *       return true;
   *     }
   *   }
   *   return false;
   * }
   * </pre>
   */
  private static MethodSpec nextWithValue() {
    return MethodSpec.methodBuilder("next")
        .addJavadoc(Javadocs.of("Goes to the next element; false behind the last one."))
        .addModifiers(Modifier.PUBLIC)
        .returns(boolean.class)
        .beginControlFlow("while (nextTag())")
        .beginControlFlow("if (current >= 0)")
        .addStatement("return true")
        .endControlFlow()
        .endControlFlow()
        .addStatement("return false")
        .build();
  }

  private static MethodSpec moving(String name, String doc, Modifier access) {
    return MethodSpec.methodBuilder(name)
        .addJavadoc(Javadocs.of(doc))
        .addModifiers(access)
        .returns(boolean.class)
        .addStatement(
            "return elementEnd < stop && readElement(elementEnd, false) == $T.OK || isOver()",
            CoreTypes.CODEC)
        .build();
  }

  /**
   * Stands behind the last element.
   *
   * <pre>
   * private boolean isOver() {
   *   current = NONE;
   *   element = stop;
   *   elementEnd = stop;
   *   return false;
   * }
   * </pre>
   */
  private static MethodSpec over() {
    return MethodSpec.methodBuilder("isOver")
        .addJavadoc(Javadocs.of("Stands behind the last element: there is no other, false."))
        .addModifiers(Modifier.PRIVATE)
        .returns(boolean.class)
        .addStatement("current = NONE")
        .addStatement("element = stop")
        .addStatement("elementEnd = stop")
        .addStatement("return false")
        .build();
  }

  /**
   * What a reader does in place of wrapping nothing.
   *
   * <pre>
   * void none(byte[] buffer, int at) {
   *   this.buffer = buffer;
   *   start = at;
   *   …
   * }
   * </pre>
   */
  private MethodSpec none() {
    return MethodSpec.methodBuilder("none")
        .addJavadoc(Javadocs.of("In place of wrapping an empty window: there is no element."))
        .addModifiers(Modifier.PUBLIC)
        .addParameter(byte[].class, "buffer")
        .addParameter(int.class, "at")
        .addStatement("this.buffer = buffer")
        .addStatement("start = at")
        .addStatement("end = at")
        .addStatement("stop = at")
        .addStatement("count = 0")
        .addStatement("status = $T.OK", CoreTypes.CODEC)
        .addStatement("errorOffset = -1")
        .addStatement("rewind()")
        .build();
  }

  private static MethodSpec rewind() {
    return MethodSpec.methodBuilder("rewind")
        .addJavadoc(Javadocs.of("Goes back to before the first element."))
        .addModifiers(Modifier.PUBLIC)
        .addStatement("current = NONE")
        .addStatement("element = start")
        .addStatement("elementEnd = start")
        .build();
  }
}
