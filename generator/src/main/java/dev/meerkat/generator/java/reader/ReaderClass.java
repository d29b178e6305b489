// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrCharset;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.Octets;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.JavaNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * A reader class while it is written: state, accessors, methods, each name once.
 *
 * <p>In a tlv reader several cases may share a name: their state is one, their accessor asks which
 * case is current.
 */
final class ReaderClass {
  private final ClassName name;
  private final Map<String, FieldSpec> constants = new LinkedHashMap<>();
  private final Map<String, FieldSpec> state = new LinkedHashMap<>();
  private final Map<String, FieldSpec> owned = new LinkedHashMap<>();
  private final CodeBlock.Builder clearing = CodeBlock.builder();
  private final CodeBlock.Builder lettingGo = CodeBlock.builder();
  private final Map<String, Map<String, Accessor>> accessors = new LinkedHashMap<>();
  private final Map<String, MethodSpec> methods = new LinkedHashMap<>();
  private final Map<String, TypeSpec> nested = new LinkedHashMap<>();
  private final List<String> policyParts = new ArrayList<>();
  private int zeros;
  private boolean hasFindings;
  private boolean isInCase;

  ReaderClass(ClassName name) {
    this.name = name;
  }

  ClassName name() {
    return name;
  }

  void constant(FieldSpec constant) {
    constants.putIfAbsent(constant.name(), constant);
  }

  /** A private variable that a failed or cleared reader has at zero. */
  void state(TypeName type, String variable) {
    state(type, variable, type.equals(TypeName.BOOLEAN) ? "false" : "0");
  }

  /** A private variable with what it is in a failed or cleared reader. */
  void state(TypeName type, String variable, String cleared) {
    FieldSpec.Builder field = FieldSpec.builder(type, variable, Modifier.PRIVATE);
    if (!cleared.equals("0") && !cleared.equals("false")) {
      field.initializer("$L", cleared);
    }
    if (state.putIfAbsent(variable, field.build()) == null && !isInCase) {
      clearing.addStatement("$N = $L", variable, cleared);
    }
  }

  /**
   * Says whether what is declared from here on belongs to a case of a tlv: its accessors ask which
   * case is current, so a failing reader leaves it as it is.
   */
  void inCase(boolean isInCase) {
    this.isInCase = isInCase;
  }

  /** Says that {@code findings} is in use. */
  void notes() {
    hasFindings = true;
  }

  boolean hasFindings() {
    return hasFindings;
  }

  /**
   * The name of a constant with octets.
   *
   * <pre>
   * private static final byte[] MAGIC_OCTETS = Ascii.bytes("MQTT");
   * </pre>
   */
  String octets(String stem, Octets octets) {
    String constant = JavaNames.constant(stem) + "_OCTETS";
    CodeBlock.Builder values = CodeBlock.builder();
    for (int i = 0; i < octets.length(); i++) {
      values.add(i == 0 ? "" : ",$W").add("$L", (byte) octets.at(i));
    }
    constant(
        FieldSpec.builder(byte[].class, constant, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer("{$L}", values.build())
            .build());
    return constant;
  }

  /** A private variable that keeps its value. */
  void setting(FieldSpec field) {
    state.putIfAbsent(field.name(), field);
  }

  /**
   * A reader or cursor that belongs to this one and is cleared with it. A failing reader leaves it:
   * the accessor empties it when asked, so that failing is quick however many parts there are.
   */
  void owned(TypeName type, String variable, CodeBlock creation) {
    FieldSpec field =
        FieldSpec.builder(type, variable, Modifier.PRIVATE, Modifier.FINAL)
            .initializer(creation)
            .build();
    if (owned.putIfAbsent(variable, field) == null) {
      lettingGo.addStatement("$N.clear()", variable);
    }
  }

  /** Says that an owned reader has a checksum policy: it is this one's. */
  void policyPart(String expression) {
    if (!policyParts.contains(expression)) {
      policyParts.add(expression);
    }
  }

  List<String> policyParts() {
    return policyParts;
  }

  /** Whether errors of owned readers have to be handed on. */
  boolean hasParts() {
    return !owned.isEmpty();
  }

  /** Says that an accessor of a cleared reader reads up to this index. */
  void readsUpTo(int index) {
    zeros = Math.max(zeros, index);
  }

  /**
   * An accessor.
   *
   * @param guard condition under which the value is there, {@code ""} for always
   */
  void accessor(String guard, Accessor accessor) {
    String signature = accessor.indexed() ? accessor.name() + "(i)" : accessor.name();
    accessors.computeIfAbsent(signature, n -> new LinkedHashMap<>()).put(guard, accessor);
  }

  void method(MethodSpec method) {
    methods.putIfAbsent(method.name() + method.parameters(), method);
  }

  void nested(TypeSpec type) {
    nested.putIfAbsent(type.name(), type);
  }

  /** What {@code clear} and {@code fail} do to everything but the frame's own variables. */
  CodeBlock clearing() {
    return clearing.build();
  }

  /** What {@code clear} does beyond that: owned readers let go of the array. */
  CodeBlock lettingGo() {
    return lettingGo.build();
  }

  /**
   * Everything into the type: variables, then the given story, accessors, helpers, nested types.
   */
  TypeSpec build(TypeSpec.Builder type, List<MethodSpec> story) {
    constants.values().forEach(type::addField);
    type.addField(
        FieldSpec.builder(byte[].class, "nothing", Modifier.PRIVATE, Modifier.FINAL)
            .addJavadoc(Javadocs.of("What accessors look at when nothing valid is wrapped."))
            .initializer("new byte[$L]", zeros)
            .build());
    owned.values().forEach(type::addField);
    state.values().forEach(type::addField);
    story.forEach(type::addMethod);
    accessors.forEach((method, byGuard) -> type.addMethod(AccessorMethods.of(byGuard)));
    methods.values().forEach(type::addMethod);
    nested.values().forEach(type::addType);
    return type.build();
  }

  /**
   * The name of a constant with the table of a character set.
   *
   * <pre>
   * private static final boolean[] TCHAR = Ascii.table(0x3ff6cfa00000000L, …);
   * </pre>
   */
  String charset(IrCharset set) {
    String constant = "SET_" + JavaNames.constant(set.simpleName());
    constant(
        FieldSpec.builder(
                boolean[].class, constant, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer(
                "$T.table(\n0x$LL, 0x$LL,\n0x$LL, 0x$LL)",
                CoreTypes.ASCII,
                Long.toHexString(set.word0()),
                Long.toHexString(set.word1()),
                Long.toHexString(set.word2()),
                Long.toHexString(set.word3()))
            .build());
    return constant;
  }

  /** The method that gives a kind of another module its number here, if they differ. */
  Optional<String> translate(IrModule module, IrModule other) {
    return KindTranslation.needed(module, other)
        .map(
            method -> {
              method(method);
              return method.name();
            });
  }
}
