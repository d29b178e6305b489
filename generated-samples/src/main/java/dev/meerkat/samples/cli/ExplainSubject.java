// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

import dev.meerkat.capture.CaptureReader;
import dev.meerkat.core.layer.LayerType;
import dev.meerkat.dsl.interpret.Argument;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.samples.dissect.Dissector;
import dev.meerkat.samples.dissect.Protocols;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is explained.
 *
 * @param program the descriptions
 * @param message qualified name of what the octets begin with
 * @param inside messages at octets of which no description tells
 */
record ExplainSubject(
    IrProgram program, String message, byte[] octets, Map<Integer, String> inside) {

  ExplainSubject with(byte[] other) {
    return new ExplainSubject(program, message, other, inside);
  }

  /**
   * A message by its name, without octets yet.
   *
   * @throws IllegalArgumentException when there is none; why a description is wrong is said already
   */
  static ExplainSubject named(String name, Terminal terminal) {
    int hash = name.indexOf('#');
    String source = hash < 0 ? name : name.substring(0, hash);
    if (source.endsWith(".wire")) {
      Described described =
          Described.read(source, terminal)
              .orElseThrow(() -> new IllegalArgumentException("no description: " + source));
      String message = hash < 0 ? only(described.modules(), source) : name.substring(hash + 1);
      return new ExplainSubject(
          described.program(), qualified(described.modules(), message), new byte[0], Map.of());
    }
    return ofLibrary(source, hash < 0 ? "" : name.substring(hash + 1));
  }

  /** A module by its name, or a message by one that names its module too. */
  private static ExplainSubject ofLibrary(String name, String message) {
    Optional<LayerType> type = Protocols.find(name);
    if (type.isPresent() && message.isEmpty()) {
      IrProgram program = Described.library(Set.of(type.get().module()));
      return new ExplainSubject(program, type.get().toString(), new byte[0], Map.of());
    }
    int dot = name.lastIndexOf('.');
    boolean isQualified = dot > 0 && Character.isUpperCase(name.charAt(dot + 1));
    String module = isQualified ? name.substring(0, dot) : dot > 0 ? name : "net." + name;
    if (!Described.isInLibrary(module)) {
      throw new IllegalArgumentException(
          "no such message: " + name + "; the library's modules are named by docs/protocols");
    }
    IrProgram program = Described.library(Set.of(module));
    List<IrModule> modules = List.of(program.module(module).orElseThrow());
    String chosen = isQualified ? name.substring(dot + 1) : message;
    if (chosen.isEmpty()) {
      boolean isNamed = messages(modules).anyMatch(m -> simple(m).equalsIgnoreCase(name));
      chosen = isNamed ? name : only(modules, name);
    }
    return new ExplainSubject(program, qualified(modules, chosen), new byte[0], Map.of());
  }

  private static Stream<String> messages(List<IrModule> modules) {
    return modules.stream()
        .flatMap(
            m ->
                Stream.concat(
                    m.structs().stream().filter(s -> s.message()).map(s -> s.qualifiedName()),
                    m.texts().stream()
                        .filter(t -> t.stream() && !m.isPart(t))
                        .map(t -> t.qualifiedName())));
  }

  private static String only(List<IrModule> modules, String source) {
    List<String> names = messages(modules).toList();
    if (names.size() != 1) {
      throw new IllegalArgumentException(
          source + " has " + names.size() + " messages; say which: " + source + "#NAME");
    }
    return simple(names.get(0));
  }

  private static String qualified(List<IrModule> modules, String simple) {
    List<String> names = messages(modules).toList();
    return names.stream()
        .filter(n -> simple(n).equalsIgnoreCase(simple))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no message "
                        + simple
                        + "; there are "
                        + String.join(", ", names.stream().map(ExplainSubject::simple).toList())));
  }

  private static String simple(String qualifiedName) {
    return qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
  }

  /** A packet of a capture, with what stands behind well-known ports. */
  static ExplainSubject ofPacket(InputStream in, long number) throws IOException {
    try (CaptureReader capture = CaptureReader.of(in)) {
      long read = 0;
      while (read < number && capture.next()) {
        read++;
      }
      if (read < number) {
        throw new IllegalArgumentException("the capture has " + read + " packets, not " + number);
      }
      var packet = capture.packet();
      int end = packet.offset() + packet.captured();
      byte[] octets = Arrays.copyOfRange(packet.buffer(), packet.offset(), end);
      return of(octets, packet.linkType());
    }
  }

  private static ExplainSubject of(byte[] octets, int linkType) {
    Dissector dissector = new Dissector();
    dissector.dissect(octets, 0, octets.length, linkType);
    Map<Integer, String> inside = new HashMap<>();
    Set<String> modules = new TreeSet<>();
    LayerType outermost = dissector.malformedType();
    for (int i = dissector.layerCount() - 1; i >= 0; i--) {
      outermost = dissector.layer(i).type();
      inside.put(dissector.layer(i).offset(), outermost.toString());
      modules.add(outermost.module());
    }
    if (dissector.isMalformed()) {
      inside.put(dissector.malformedOffset(), dissector.malformedType().toString());
      modules.add(dissector.malformedType().module());
    }
    if (outermost == null) {
      throw new IllegalArgumentException("link type " + linkType + " is not known");
    }
    WellKnown.behind(dissector)
        .filter(run -> !inside.containsKey(run.offset()))
        .ifPresent(
            run -> {
              inside.put(run.offset(), run.message());
              modules.add(run.module());
            });
    return new ExplainSubject(Described.library(modules), outermost.toString(), octets, inside);
  }

  /** Arguments as they were given, then zeros. */
  List<Argument> arguments(List<Long> given) {
    List<IrParam> params =
        program.moduleOf(message).structs().stream()
            .filter(s -> s.qualifiedName().equals(message))
            .findFirst()
            .map(s -> s.params())
            .orElse(List.of());
    if (given.size() > params.size()) {
      throw new IllegalArgumentException(
          simple(message) + " has " + params.size() + " parameters, not " + given.size());
    }
    List<Argument> arguments = new ArrayList<>();
    for (int i = 0; i < params.size(); i++) {
      boolean isSum = params.get(i).type() instanceof IrType.PartialSum;
      Argument missing = isSum ? Argument.UNKNOWN : Argument.of(0);
      arguments.add(i < given.size() ? Argument.of(given.get(i)) : missing);
    }
    return arguments;
  }
}
