// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrChain;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Emitter;
import dev.meerkat.generator.java.JavaPrinter;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.GenerationContext;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Readers of chains. */
public final class ChainReaderEmitter implements Emitter {
  @Override
  public List<JavaFile> emit(GenerationContext context, IrModule module) {
    return context.chains(module).stream()
        .map(c -> JavaPrinter.file(context, c, new One(context, module, c).type()))
        .toList();
  }

  /** The reader of one chain. */
  private static final class One {
    private final IrChain chain;
    private final ChainSteps steps;
    private final TypeSpec.Builder type;

    One(GenerationContext context, IrModule module, IrChain chain) {
      this.chain = chain;
      this.steps = new ChainSteps(module, chain);
      this.type = TypeSpec.classBuilder(context.names().reader(chain.qualifiedName()));
    }

    /**
     * The class.
     *
     * <pre>
     * public final class NameReader implements ElementChain {
     *   public int wrap(byte[] buffer, int offset, int length, int messageStart) { … }
     *   public boolean next() { … }
     *   public int elementOffset() { … }
     * }
     * </pre>
     */
    TypeSpec type() {
      type.addJavadoc(
              Javadocs.of(
                  "Reads {@code " + chain.simpleName() + "}: wrap it, then walk its elements.",
                  Javadocs.escape(chain.doc()),
                  "Can be used again and again; nothing is allocated after construction. Not for"
                      + " several threads at once."))
          .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
          .addSuperinterface(CoreTypes.ELEMENT_CHAIN);
      variables();
      type.addMethod(wrap());
      accessor("buffer", TypeName.get(byte[].class), "buffer", "");
      accessor("offset", TypeName.INT, "offset", "");
      accessor("size", TypeName.INT, "size", "");
      accessor("octets", TypeName.INT, "octets", "");
      accessor("count", TypeName.INT, "count", "");
      accessor("status", TypeName.INT, "status", "What the last wrap answered.");
      accessor(
          "errorOffset",
          TypeName.INT,
          "errorOffset",
          "Index in the array of the byte that the last error is about, -1 without an error.");
      type.addMethod(rewind()).addMethod(steps.next());
      accessor("elementOffset", TypeName.INT, "elementOffset", "");
      accessor("elementLength", TypeName.INT, "elementLength", "");
      return type.addMethod(steps.copy())
          .addMethod(clear())
          .addMethod(steps.ok())
          .addMethod(fail())
          .build();
    }

    private void variables() {
      type.addField(
          FieldSpec.builder(byte[].class, "NOTHING")
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
              .initializer("{}")
              .build());
      type.addField(
          FieldSpec.builder(byte[].class, "buffer", Modifier.PRIVATE)
              .initializer("NOTHING")
              .build());
      for (String name : List.of("offset", "limit", "size", "octets", "count", "status")) {
        type.addField(int.class, name, Modifier.PRIVATE);
      }
      type.addField(
          FieldSpec.builder(int.class, "errorOffset", Modifier.PRIVATE).initializer("-1").build());
      if (chain.jump() != null) {
        type.addField(int.class, "messageStart", Modifier.PRIVATE);
        type.addField(int.class, "lowest", Modifier.PRIVATE);
      }
      for (String name : List.of("following", "walked", "elementOffset", "elementLength")) {
        type.addField(int.class, name, Modifier.PRIVATE);
      }
    }

    private MethodSpec wrap() {
      MethodSpec.Builder wrap =
          MethodSpec.methodBuilder("wrap")
              .addJavadoc(
                  Javadocs.of(
                      "Validates the whole chain at the front of a window, jumps followed; {@code"
                          + " size()} says how much of the window it takes.",
                      "Answers {@code Codec.OK} or an error code; throws only for a window outside"
                          + " the array."))
              .addModifiers(Modifier.PUBLIC)
              .returns(int.class)
              .addParameter(byte[].class, "buffer")
              .addParameter(int.class, "offset")
              .addParameter(int.class, "length");
      if (chain.jump() != null) {
        wrap.addParameter(int.class, "messageStart");
      }
      wrap.addStatement("$T.requireWindow(buffer, offset, length)", CoreTypes.CODEC)
          .addStatement("this.buffer = buffer")
          .addStatement("this.offset = offset")
          .addStatement("limit = offset + length");
      if (chain.jump() != null) {
        wrap.addStatement("this.messageStart = messageStart");
      }
      return wrap.addCode(steps.follow()).build();
    }

    private void accessor(String name, TypeName java, String variable, String doc) {
      MethodSpec.Builder method =
          MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).returns(java);
      if (doc.isEmpty()) {
        method.addAnnotation(Override.class);
      } else {
        method.addJavadoc(Javadocs.of(doc));
      }
      type.addMethod(method.addStatement("return $L", variable).build());
    }

    private MethodSpec rewind() {
      CodeBlock.Builder code =
          CodeBlock.builder().addStatement("walked = 0").addStatement("elementLength = 0");
      return overriding("rewind").addCode(code.build()).build();
    }

    /** A reader of nothing. */
    private MethodSpec clear() {
      CodeBlock.Builder code = CodeBlock.builder().addStatement("buffer = NOTHING");
      for (String name : List.of("offset", "limit", "size", "octets", "count")) {
        code.addStatement("$L = 0", name);
      }
      return MethodSpec.methodBuilder("clear")
          .addJavadoc(Javadocs.of("Lets go of the array: from here on there are no elements."))
          .addModifiers(Modifier.PUBLIC)
          .addCode(code.build())
          .addStatement("status = $T.OK", CoreTypes.CODEC)
          .addStatement("errorOffset = -1")
          .addStatement("rewind()")
          .build();
    }

    private static MethodSpec fail() {
      return MethodSpec.methodBuilder("fail")
          .addJavadoc(Javadocs.of("Ends with an error: there are no elements then."))
          .addModifiers(Modifier.PRIVATE)
          .returns(int.class)
          .addParameter(int.class, "kind")
          .addParameter(int.class, "at")
          .addStatement("clear()")
          .addStatement("status = $T.code(0, kind)", CoreTypes.CODEC)
          .addStatement("errorOffset = at")
          .addStatement("return status")
          .build();
    }

    private static MethodSpec.Builder overriding(String name) {
      return MethodSpec.methodBuilder(name)
          .addAnnotation(AnnotationSpec.builder(Override.class).build())
          .addModifiers(Modifier.PUBLIC);
    }
  }
}
