// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import dev.meerkat.core.layer.LayerType;
import dev.meerkat.dsl.ir.IrAnnotation;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.samples.codec.Layers;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What the annotations {@code @tshark(name, multiply, divide)} of the descriptions say. */
final class TsharkNames {
  private static final String ANNOTATION = "tshark";

  /** Messages that stand in streams of TCP, by what they are called in JSON. */
  private static final Map<String, String> STREAMED =
      Map.of(
          "tlsRecord", "tls.record",
          "handshake", "tls.handshake",
          "alert", "tls.alert_message",
          "requestHead", "http.request",
          "responseHead", "http.response",
          "mqtt", "mqtt",
          "modbusRequest", "mbtcp",
          "modbusResponse", "mbtcp",
          "frame", "websocket",
          "dns", "dns");

  private final IrProgram program;
  private final Map<String, IrStruct> messages = new HashMap<>();
  private final Set<String> protocols = new HashSet<>();
  private final Map<String, Set<String>> mapped = new HashMap<>();

  TsharkNames(IrProgram program) {
    this.program = program;
    for (IrModule module : program.modules()) {
      for (IrStruct struct : module.structs()) {
        if (struct.message() && !label(struct).isEmpty()) {
          messages.put(label(struct), struct);
          protocol(struct).ifPresent(protocols::add);
        }
      }
    }
  }

  /** What the message is called in JSON. */
  private static String label(IrStruct struct) {
    return Layers.all().stream()
        .filter(type -> type.toString().equals(struct.qualifiedName()))
        .map(LayerType::label)
        .findFirst()
        .orElse("");
  }

  /** tshark's name of the messages of a stream that are called so in JSON. */
  Optional<String> streamed(String label) {
    return Optional.ofNullable(STREAMED.get(label));
  }

  IrProgram program() {
    return program;
  }

  /** A name in our JSON without the number that can stand behind it. */
  static String label(String name) {
    return name.replaceFirst("_\\d+$", "");
  }

  /** The message that stands under {@code name} in our JSON, behind which a number can stand. */
  Optional<IrStruct> message(String name) {
    return Optional.ofNullable(messages.get(label(name)));
  }

  /** tshark's name of the protocol. */
  static Optional<String> protocol(IrStruct message) {
    return argument(message.annotations(), 0);
  }

  /** tshark's names of all protocols that need no stream. */
  Set<String> datagrams() {
    Set<String> names = new HashSet<>(protocols);
    names.removeAll(STREAMED.values());
    names.add("dns");
    return names;
  }

  /** Whether a message of ours maps to tshark's protocol. */
  boolean isProtocol(String name) {
    return protocols.contains(name);
  }

  /** What the names of all values of a list begin with: that of an element, or of the list. */
  String prefix(IrTlv tlv) {
    Set<String> names = new HashSet<>();
    tlv.cases().stream()
        .map(IrTlv.Case::body)
        .filter(Objects::nonNull)
        .forEach(body -> collect(body, names));
    String prefix = names.isEmpty() ? "" : names.iterator().next();
    while (!prefix.isEmpty() && !haveIt(names, prefix)) {
      prefix = prefix.substring(0, Math.max(0, prefix.lastIndexOf('.')));
    }
    return prefix;
  }

  private static boolean haveIt(Set<String> names, String prefix) {
    return names.stream().allMatch(name -> name.startsWith(prefix + "."));
  }

  /** tshark's name of the field. */
  static Optional<String> name(IrField field) {
    return argument(field.annotations(), 0);
  }

  /** tshark's value for one of ours: the annotation's second argument over its third. */
  static long converted(IrField field, long ours) {
    long multiply = argument(field.annotations(), 1).map(Long::parseLong).orElse(1L);
    long divide = argument(field.annotations(), 2).map(Long::parseLong).orElse(1L);
    return ours * multiply / divide;
  }

  /** All names of fields that the message and its parts map to. */
  Set<String> mapped(IrStruct message) {
    Set<String> known = mapped.get(message.qualifiedName());
    if (known == null) {
      known = new HashSet<>();
      collect(message, known);
      mapped.put(message.qualifiedName(), known);
    }
    return known;
  }

  private void collect(IrStruct struct, Set<String> names) {
    for (IrField field : struct.fields()) {
      if (field.name() != null) {
        name(field).ifPresent(names::add);
      }
      collect(field.type(), names);
    }
  }

  private void collect(IrType type, Set<String> names) {
    if (type instanceof IrType.StructOf part) {
      IrStruct struct = program.struct(part.structName());
      if (!struct.message()) {
        collect(struct, names);
      }
    } else if (type instanceof IrType.ListOf list) {
      collect(list.element(), names);
    } else if (type instanceof IrType.TlvOf run) {
      IrTlv tlv = program.tlv(run.tlvName());
      name(tlv.head().field(1)).ifPresent(names::add);
      tlv.cases().stream()
          .map(IrTlv.Case::body)
          .filter(Objects::nonNull)
          .forEach(body -> collect(body, names));
    } else if (type instanceof IrType.Switch choice) {
      choice.cases().stream()
          .map(IrType.Case::type)
          .filter(Objects::nonNull)
          .forEach(chosen -> collect(chosen, names));
    }
  }

  private static Optional<String> argument(List<IrAnnotation> annotations, int index) {
    for (IrAnnotation annotation : annotations) {
      if (annotation.name().equals(ANNOTATION) && annotation.arguments().size() > index) {
        return Optional.of(annotation.arguments().get(index));
      }
    }
    return Optional.empty();
  }
}
