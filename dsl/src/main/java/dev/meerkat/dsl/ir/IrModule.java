// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ir;

import java.util.List;
import java.util.Objects;

/**
 * One {@code .wire} file.
 *
 * @param name the module's name, {@code net.tcp}
 * @param imports names of the modules imported, in source order
 * @param errors the error table: names declared here in order, then those of transitively imported
 *     modules, each once; the kind of entry i is {@code 64 + i}
 * @param declared how many entries of {@code errors} this module declares itself
 */
public record IrModule(
    String name,
    String sourceName,
    String doc,
    List<String> imports,
    List<String> errors,
    int declared,
    List<IrConst> constants,
    List<IrEnum> enums,
    List<IrFlags> flags,
    List<IrCharset> charsets,
    List<IrStruct> structs,
    List<IrTlv> tlvs,
    List<IrChain> chains,
    List<IrText> texts,
    List<IrVector> vectors) {

  /** The kind of the first declared error name. */
  public static final int FIRST_NAMED_KIND = 64;

  public IrModule {
    imports = List.copyOf(imports);
    errors = List.copyOf(errors);
    constants = List.copyOf(constants);
    enums = List.copyOf(enums);
    flags = List.copyOf(flags);
    charsets = List.copyOf(charsets);
    structs = List.copyOf(structs);
    tlvs = List.copyOf(tlvs);
    chains = List.copyOf(chains);
    texts = List.copyOf(texts);
    vectors = List.copyOf(vectors);
  }

  /** Whether a text is a part of a body in chunks: nobody wrote it by itself. */
  public boolean isPart(IrText text) {
    return texts.stream()
        .map(IrText::chunked)
        .filter(Objects::nonNull)
        .anyMatch(
            c ->
                c.chunkText().equals(text.qualifiedName())
                    || text.qualifiedName().equals(c.endText()));
  }

  /** The last segment of the name, which names the Java package: {@code tcp}. */
  public String lastSegment() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** The kind number of a declared or imported error name. */
  public int kindOf(String error) {
    int index = errors.indexOf(error);
    if (index < 0) {
      throw new IllegalArgumentException("no error " + error + " in " + name);
    }
    return FIRST_NAMED_KIND + index;
  }
}
