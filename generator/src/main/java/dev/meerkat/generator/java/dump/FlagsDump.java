// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.dump;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrFlags;
import dev.meerkat.generator.plan.GenerationContext;
import javax.lang.model.element.Modifier;

/**
 * The dump of a flags type.
 *
 * <pre>
 * public static void tell(String name, long bitOffset, long value, FieldVisitor visitor) {
 *   visitor.beginFlags(name, bitOffset, 8, value);
 *   visitor.flag("CWR", bitOffset, (value &amp; 0x80) != 0);
 *   ...
 *   visitor.endFlags();
 * }
 * </pre>
 */
final class FlagsDump {
  private final GenerationContext context;
  private final IrFlags flags;

  FlagsDump(GenerationContext context, IrFlags flags) {
    this.context = context;
    this.flags = flags;
  }

  TypeSpec type() {
    return DumpNames.dumpClass(
            context.names().dump(flags.qualifiedName()),
            "Tells a visitor the bits of {@code $L} by name.",
            flags.simpleName())
        .addMethod(tell())
        .build();
  }

  private MethodSpec tell() {
    MethodSpec.Builder tell =
        MethodSpec.methodBuilder("tell")
            .addJavadoc("Tells a value that stands at a bit of the visitor's buffer.\n")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addParameter(String.class, "name")
            .addParameter(long.class, "bitOffset")
            .addParameter(long.class, "value")
            .addParameter(DumpNames.VISITOR, "visitor")
            .addStatement("visitor.beginFlags(name, bitOffset, $L, value)", flags.wire().bits());
    for (IrFlags.Item item : flags.items()) {
      if (item.name() != null) {
        tell(tell, item);
      }
    }
    return tell.addStatement("visitor.endFlags()").build();
  }

  private void tell(MethodSpec.Builder tell, IrFlags.Item item) {
    int distance = flags.wire().bits() - item.shift() - item.bits();
    String at = distance == 0 ? "bitOffset" : "bitOffset + " + distance;
    if (item.bits() == 1) {
      tell.addStatement(
          "visitor.flag($S, $L, (value & $L) != 0)", item.name(), at, hex(1L << item.shift()));
    } else {
      String shifted = item.shift() == 0 ? "value" : "value >>> " + item.shift();
      tell.addStatement(
          "visitor.flagBits($S, $L, $L, $L & $L)",
          item.name(),
          at,
          item.bits(),
          shifted,
          hex(-1L >>> Long.SIZE - item.bits()));
    }
  }

  private static String hex(long mask) {
    String digits = "0x" + Long.toHexString(mask).toUpperCase(java.util.Locale.ROOT);
    return mask > Integer.MAX_VALUE || mask < 0 ? digits + "L" : digits;
  }
}
