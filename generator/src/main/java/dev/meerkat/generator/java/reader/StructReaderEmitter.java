// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Emitter;
import dev.meerkat.generator.java.JavaPrinter;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.BitStructs;
import dev.meerkat.generator.plan.BodyPlan;
import dev.meerkat.generator.plan.ChecksumUse;
import dev.meerkat.generator.plan.GenerationContext;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Readers of messages and structs. */
public final class StructReaderEmitter implements Emitter {
  @Override
  public List<JavaFile> emit(GenerationContext context, IrModule module) {
    return context.structs(module).stream()
        .map(s -> JavaPrinter.file(context, s, new One(context, module, s).type()))
        .toList();
  }

  /** The reader of one struct. */
  private static final class One {
    private final IrStruct struct;
    private final Body body;
    private final ReaderClass reader;
    private final ClassName name;
    private final boolean hasPolicy;

    One(GenerationContext context, IrModule module, IrStruct struct) {
      this.struct = struct;
      this.name = context.names().reader(struct.qualifiedName());
      this.reader = new ReaderClass(name);
      BodyPlan plan = BodyPlan.of(context.names(), struct);
      this.body = new Body(context, module, null, plan, reader);
      this.hasPolicy = new ChecksumUse(context).in(struct);
    }

    /**
     * The class.
     *
     * <pre>
     * public final class TcpReader {
     *   private byte[] buffer = nothing;
     *   public int wrap(byte[] buffer, int offset, int length, long pseudo) { … }
     *   public int sourcePort() { … }
     * }
     * </pre>
     */
    TypeSpec type() {
      TypeSpec.Builder type =
          TypeSpec.classBuilder(name)
              .addJavadoc(
                  Javadocs.of(
                      "Reads {@code " + struct.simpleName() + "}: wrap it around bytes, then ask.",
                      Javadocs.escape(struct.doc()),
                      "Can be used again and again; nothing is allocated after construction. Not"
                          + " for several threads at once."))
              .addModifiers(Modifier.PUBLIC, Modifier.FINAL);
      frameVariables();
      Steps steps = new BodyEmitter(body).emit(false);
      new AccessorEmitter(body).emit();
      List<MethodSpec> story = new ArrayList<>();
      if (hasPolicy) {
        story.add(FrameMethods.checksumPolicy(name, reader.policyParts()));
      }
      MethodSpec wrap = wrap(steps);
      if (isStreamed()) {
        story.addAll(new HeadMethods(wrap).emit());
      }
      story.add(wrap);
      if (isBits()) {
        story.addAll(BitReader.methods());
      }
      story.addAll(FrameMethods.status());
      story.add(
          FrameMethods.accessor(
              "offset", TypeName.INT, "offset", "Where the message starts in the array."));
      story.add(
          FrameMethods.accessor(
              "size", TypeName.INT, "end - offset", "How many octets the message has."));
      story.add(FrameMethods.findings(reader.hasFindings()));
      story.add(FrameMethods.clear(reader.lettingGo()));
      closing();
      return reader.build(type, story);
    }

    private boolean isBits() {
      return BitStructs.is(struct);
    }

    private void frameVariables() {
      reader.setting(
          FieldSpec.builder(byte[].class, "buffer", Modifier.PRIVATE)
              .initializer("nothing")
              .build());
      if (isBits()) {
        BitReader.declare(reader);
      }
      reader.state(TypeName.INT, "offset");
      reader.state(TypeName.INT, "end");
      if (hasPolicy) {
        reader.setting(
            FieldSpec.builder(int.class, "policy", Modifier.PRIVATE)
                .initializer("$T.FAIL", CoreTypes.CODEC)
                .build());
      }
      for (IrParam param : struct.params()) {
        TypeName type = BodyResolver.paramType(body, param);
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
          FieldSpec.builder(byte[].class, "given", Modifier.PRIVATE)
              .initializer("nothing")
              .build());
      reader.method(FrameMethods.forget(reader.clearing()));
      reader.method(FrameMethods.fail());
      if (reader.hasParts()) {
        reader.method(FrameMethods.failIn());
      }
    }

    /** Whether the payload may come behind the head, piece by piece. */
    private boolean isStreamed() {
      return struct.fields().stream().anyMatch(IrField::stream);
    }

    private MethodSpec wrap(Steps steps) {
      MethodSpec.Builder method =
          isStreamed()
              ? MethodSpec.methodBuilder("read").addModifiers(Modifier.PRIVATE)
              : MethodSpec.methodBuilder("wrap")
                  .addJavadoc(FrameMethods.wrapDoc())
                  .addModifiers(Modifier.PUBLIC);
      method
          .returns(int.class)
          .addParameter(byte[].class, "buffer")
          .addParameter(int.class, "offset")
          .addParameter(int.class, isStreamed() ? "windowEnd" : "length");
      CodeBlock.Builder code = CodeBlock.builder();
      if (!isStreamed()) {
        code.addStatement("$T.requireWindow(buffer, offset, length)", CoreTypes.CODEC);
      }
      code.addStatement("this.buffer = buffer")
          .addStatement("this.offset = offset")
          .addStatement("end = $L", isStreamed() ? "windowEnd" : "offset + length");
      for (IrParam param : struct.params()) {
        String variable = BodyPlan.variable(param.name());
        method.addParameter(BodyResolver.paramType(body, param), variable);
        code.addStatement("this.$L = $L", variable, variable);
      }
      if (reader.hasFindings()) {
        code.addStatement("findings = 0");
      }
      code.addStatement("status = $T.OK", CoreTypes.CODEC).addStatement("errorOffset = -1");
      if (isBits()) {
        method.addParameter(int.class, "bit");
        code.add(BitReader.start(body));
      }
      CodeBlock start = code.build();
      return method
          .addCode(start)
          .addCode(steps.assemble(reader, start.toString().length() / 3))
          .addStatement("return $T.OK", CoreTypes.CODEC)
          .build();
    }
  }
}
