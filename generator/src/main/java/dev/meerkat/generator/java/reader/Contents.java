// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.plan.GenerationException;
import dev.meerkat.generator.plan.JavaTypes;

/** What stands in a field, by its type. */
final class Contents {
  private Contents() {}

  /** Validates content at a place and sets the field's end variable. */
  static CodeBlock read(Place place, IrType type) {
    if (type instanceof IrType.Bytes bytes) {
      return BytesContent.read(place, bytes);
    } else if (type instanceof IrType.StructOf struct) {
      return StructContent.read(place, struct);
    } else if (type instanceof IrType.ListOf list) {
      return list.element() instanceof IrType.StructOf
          ? StructListContent.read(place, list)
          : ScalarListContent.read(place, list);
    } else if (type instanceof IrType.TlvOf tlv) {
      return TlvContent.read(place, tlv);
    } else if (type instanceof IrType.ChainOf chain) {
      return ChainContent.read(place, chain);
    } else if (type instanceof IrType.Switch choice) {
      return new SwitchContent(place, choice).read();
    } else if (JavaTypes.isScalar(type)) {
      return ScalarContent.read(place, type);
    }
    throw new GenerationException(place.field().span() + ": no reader for " + type);
  }
}
