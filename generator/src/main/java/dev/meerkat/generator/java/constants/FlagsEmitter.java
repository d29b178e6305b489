// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.constants;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrFlags;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.generator.java.Emitter;
import dev.meerkat.generator.java.JavaPrinter;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.JavaTypes;
import java.util.List;

/** {@code flags TcpFlags : u8 { …, SYN, FIN }} as masks. */
public final class FlagsEmitter implements Emitter {
  @Override
  public List<JavaFile> emit(GenerationContext context, IrModule module) {
    return context.flags(module).stream()
        .map(f -> JavaPrinter.file(context, f, type(context, f)))
        .toList();
  }

  /**
   * The class.
   *
   * <pre>
   * public final class TcpFlags {
   *   public static final int SYN = 0x02;
   *   public static final int FIN = 0x01;
   * }
   * </pre>
   */
  private static TypeSpec type(GenerationContext context, IrFlags flags) {
    boolean isLong = JavaTypes.isLong(flags.wire());
    TypeSpec.Builder type =
        NamesEmitter.constantsClass(context.names().constants(flags.qualifiedName()).simpleName());
    type.addJavadoc(
        Javadocs.of(
            "Bits of {@code " + flags.simpleName() + "}, as masks.", Javadocs.escape(flags.doc())));
    for (IrFlags.Item item : flags.items()) {
      if (item.name() != null) {
        long mask = (item.bits() == 64 ? -1L : (1L << item.bits()) - 1) << item.shift();
        int digits = (flags.wire().bits() + 3) / 4;
        String hex = String.format("0x%0" + digits + "X", mask) + (isLong ? "L" : "");
        type.addField(
            NamesEmitter.constant(
                isLong ? TypeName.LONG : TypeName.INT,
                item.name(),
                Javadocs.escape(item.doc()),
                CodeBlock.of("$L", hex)));
      }
    }
    return type.build();
  }
}
