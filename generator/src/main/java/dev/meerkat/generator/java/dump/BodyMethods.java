// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.dump;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.JavaNames;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The private methods that tell the items of a struct: one for the whole, one a region.
 *
 * <pre>
 * private static void fields(TcpReader reader, FieldVisitor visitor) {
 *   header(reader, visitor);
 *   visitor.bytes("payload", FieldFormat.HEX, reader.buffer(), reader.payloadOffset(), ...);
 * }
 * </pre>
 */
final class BodyMethods {
  private final ReaderShape shape;
  private final FieldStatements fields;

  BodyMethods(GenerationContext context, ReaderShape shape) {
    this.shape = shape;
    this.fields = new FieldStatements(context, shape);
  }

  void addTo(TypeSpec.Builder type, String name, ClassName reader, List<IrItem> items) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addParameter(reader, "reader")
            .addParameter(DumpNames.VISITOR, "visitor");
    for (IrItem item : items) {
      if (item instanceof IrField field) {
        method.addCode(fields.tell(field));
      } else if (item instanceof IrItem.Region region) {
        method.addCode(region(region, name));
      }
    }
    if (items.equals(shape.struct().items())) {
      method.addCode(new FindingStatements(shape).tell());
    }
    type.addMethod(method.build());
    for (IrItem item : items) {
      if (item instanceof IrItem.Region region) {
        addTo(type, regionMethod(region, name), reader, region.items());
      }
    }
  }

  /**
   * Emits.
   *
   * <pre>
   * visitor.beginRegion("header", reader.headerOffset(), reader.headerLength());
   * headerFields(reader, visitor);
   * visitor.endRegion();
   * </pre>
   */
  private CodeBlock region(IrItem.Region region, String outer) {
    return CodeBlock.builder()
        .addStatement(
            "visitor.beginRegion($S, $L, $L)",
            region.name(),
            shape.offset(JavaNames.accessor(region.name())),
            shape.length(JavaNames.accessor(region.name())))
        .addStatement("$L(reader, visitor)", regionMethod(region, outer))
        .addStatement("visitor.endRegion()")
        .build();
  }

  private static String regionMethod(IrItem.Region region, String outer) {
    String own = JavaNames.camel(region.name()) + "Fields";
    return outer.equals("fields") ? own : outer + JavaNames.pascal(own);
  }
}
