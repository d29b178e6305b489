// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * Where the values of one body (a struct, the head or a case of a tlv) live in its reader.
 *
 * @param struct the items
 * @param base the reader's variable with the offset at which the body starts
 * @param end the reader's variable with the end of the body's window
 * @param guard condition under which the body is the one at hand, empty for always
 * @param firstField what is added to field ids in error codes
 * @param accessors names of accessors by field, null for reserved fields
 * @param kept ids of the fields whose value is copied when the body is read
 */
public record BodyPlan(
    IrStruct struct,
    String base,
    String end,
    String guard,
    int firstField,
    Function<IrField, String> accessors,
    Set<Integer> kept) {

  /** Names that a reader uses itself; a variable of a field avoids them. */
  private static final Set<String> TAKEN =
      Set.of(
          "buffer",
          "offset",
          "length",
          "end",
          "status",
          "errorOffset",
          "findings",
          "policy",
          "nothing",
          "given",
          "at",
          "code",
          "sum",
          "start",
          "i",
          "size",
          "element",
          "elementEnd",
          "value",
          "valueAt",
          "current",
          "following",
          "target",
          "count",
          "n");

  /** Whether readers use this name for something else inside of their methods. */
  static boolean isTaken(String name) {
    return TAKEN.contains(name);
  }

  /** The plan of a message or struct of its own. */
  public static BodyPlan of(JavaNames names, IrStruct struct) {
    return new BodyPlan(
        struct,
        "offset",
        "end",
        "",
        0,
        remembered(f -> names.accessor(struct, f)),
        References.kept(struct));
  }

  /** The plan of a part of a tlv. */
  public static BodyPlan part(
      IrStruct struct,
      String base,
      String end,
      String guard,
      int firstField,
      Function<IrField, String> accessors) {
    return new BodyPlan(
        struct, base, end, guard, firstField, remembered(accessors), References.kept(struct));
  }

  /** A name is asked for with every use of its field, and to find it is to look at all others. */
  private static Function<IrField, String> remembered(Function<IrField, String> accessors) {
    IdentityHashMap<IrField, String> names = new IdentityHashMap<>();
    return field -> names.computeIfAbsent(field, accessors);
  }

  /** The same with the values of all fields copied. */
  public BodyPlan keepingAll() {
    Set<Integer> all = struct.fields().stream().map(IrField::id).collect(Collectors.toSet());
    return new BodyPlan(struct, base, end, guard, firstField, accessors, all);
  }

  /** What names of variables about a field begin with. */
  public String stem(IrField field) {
    String accessor = accessors.apply(field);
    return accessor != null ? accessor : "reserved" + (firstField + field.id());
  }

  public String stem(int fieldId) {
    return stem(struct.field(fieldId));
  }

  /** The variable with a field's value: {@code length} becomes {@code lengthValue}. */
  public String variable(IrField field) {
    String stem = stem(field);
    return TAKEN.contains(stem) ? stem + "Value" : stem;
  }

  /** The variable of a parameter. */
  public static String variable(String parameterName) {
    String name = JavaNames.camel(parameterName);
    return TAKEN.contains(name) || SourceVersion.isKeyword(name) ? name + "Value" : name;
  }

  /** The variable with the end of a field's content. */
  public String end(IrField field) {
    return stem(field) + "End";
  }

  /** The variable with the place behind a prefix that has no fixed size. */
  public String start(IrField field) {
    return stem(field) + "Start";
  }

  /** The variable with the place behind a field, its padding included. */
  public String behind(IrField field) {
    return hasPadding(field) ? stem(field) + "Next" : end(field);
  }

  /** Whether fill octets can stand behind a field; not behind one that goes to its scope's end. */
  public static boolean hasPadding(IrField field) {
    boolean isOpen = field.scope() instanceof IrField.Scope.Open;
    return field.pad() != null
        && !(isOpen && (runsToTheEnd(field.type()) || field.type() instanceof IrType.Switch));
  }

  /** Whether content without a length of its own takes all of its scope. */
  public static boolean runsToTheEnd(IrType type) {
    if (type instanceof IrType.Bytes bytes) {
      return bytes.extent() instanceof IrType.Extent.Rest;
    } else if (type instanceof IrType.ListOf list) {
      return list.extent() instanceof IrType.Extent.Rest;
    }
    return type instanceof IrType.TlvOf;
  }

  /** The variable that says whether a conditional field is there. */
  public String presence(IrField field) {
    return "has" + JavaNames.pascal(stem(field));
  }

  /** Where something starts, as a Java expression over variables of the reader. */
  public String at(IrField.Position position) {
    String anchor = position.anchor() == 0 ? base : behind(struct.field(position.anchor()));
    return plus(anchor, position.bits() / 8);
  }

  public String at(IrField field) {
    return at(field.position());
  }

  /** {@code offset + 12}; {@code offset} when nothing is added. */
  public static String plus(String expression, long octets) {
    return octets == 0 ? expression : expression + " + " + octets;
  }
}
