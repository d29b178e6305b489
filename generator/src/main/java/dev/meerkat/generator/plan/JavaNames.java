// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan;

import com.palantir.javapoet.ClassName;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * Names of packages, classes and accessors.
 *
 * <p>A field keeps its name unless Java or the reader's own methods have it already: then {@code
 * Field} is appended ({@code offset} becomes {@code offsetField}, {@code int} becomes {@code
 * intField}).
 */
public final class JavaNames {
  /** What every reader or writer declares itself, and what Object has. */
  private static final Set<String> RESERVED =
      Set.of(
          "buffer",
          "chains",
          "packedBits",
          "firstBit",
          "clear",
          "forget",
          "rewind",
          "atMost",
          "allow",
          "fail",
          "failIn",
          "readElement",
          "caseOf",
          "offset",
          "size",
          "status",
          "wrap",
          "inOrder",
          "next",
          "nextTag",
          "reset",
          "parse",
          "finish",
          "end",
          "errorOffset",
          "errorField",
          "findings",
          "checksumPolicy",
          "checksumOk",
          "count",
          "index",
          "capacity",
          "getClass",
          "hashCode",
          "equals",
          "toString",
          "notify",
          "notifyAll",
          "wait",
          "clone",
          "finalize");

  private final String rootPackage;

  private JavaNames(String rootPackage) {
    this.rootPackage = rootPackage;
  }

  /** Names for a program; two wanted modules with one last segment cannot stand side by side. */
  static JavaNames of(IrProgram program, String rootPackage, Set<String> wanted) {
    Map<String, String> moduleOfPackage = new HashMap<>();
    for (String qualifiedName : wanted) {
      String module = program.moduleOf(qualifiedName).name();
      String other = moduleOfPackage.put(lastSegment(module), module);
      if (other != null && !other.equals(module)) {
        throw new GenerationException(
            "modules "
                + other
                + " and "
                + module
                + " would share the package "
                + rootPackage
                + "."
                + lastSegment(module));
      }
    }
    return new JavaNames(rootPackage);
  }

  /** {@code net.tcp} to {@code com.acme.net.tcp} under the root {@code com.acme.net}. */
  public String packageOf(String moduleName) {
    String segment = lastSegment(moduleName);
    String safe = word(segment);
    return rootPackage.isEmpty() ? safe : rootPackage + "." + safe;
  }

  /** {@code net.tcp.Tcp} to {@code Tcp}: the class of names and constants. */
  public ClassName constants(String qualifiedName) {
    int dot = qualifiedName.lastIndexOf('.');
    return ClassName.get(
        packageOf(qualifiedName.substring(0, dot)), word(qualifiedName.substring(dot + 1)));
  }

  /** A name that stays as it is, unless Java has the word: {@code private} to {@code private_}. */
  public static String word(String name) {
    return SourceVersion.isKeyword(name) ? name + "_" : name;
  }

  public ClassName reader(String qualifiedName) {
    return named(qualifiedName, "Reader");
  }

  public ClassName writer(String qualifiedName) {
    return named(qualifiedName, "Writer");
  }

  public ClassName stages(String qualifiedName) {
    return named(qualifiedName, "Stages");
  }

  public ClassName editor(String qualifiedName) {
    return named(qualifiedName, "Editor");
  }

  public ClassName framer(String qualifiedName) {
    return named(qualifiedName, "Framer");
  }

  public ClassName dump(String qualifiedName) {
    return named(qualifiedName, "Dump");
  }

  public ClassName layer(String qualifiedName) {
    return named(qualifiedName, "Layer");
  }

  /** A class that is about all modules. */
  public ClassName inRoot(String simpleName) {
    return ClassName.get(rootPackage, simpleName);
  }

  private ClassName named(String qualifiedName, String suffix) {
    int dot = qualifiedName.lastIndexOf('.');
    return ClassName.get(
        packageOf(qualifiedName.substring(0, dot)), qualifiedName.substring(dot + 1) + suffix);
  }

  /** The accessor of a field: {@code sourcePort}; null for a reserved field. */
  public String accessor(IrStruct struct, IrField field) {
    if (field.name() == null) {
      return null;
    }
    String name = accessor(field.name());
    if (TlvNames.derived(field).contains("errorOffset")) {
      name = camel(field.name()) + "Value";
    } else if (isOwned(field.type()) && BodyPlan.isTaken(name)) {
      return name + "Field";
    }
    for (IrField other : struct.fields()) {
      if (other.id() != field.id() && TlvNames.derived(other).contains(name)) {
        return name + "Field";
      }
    }
    return name;
  }

  /**
   * The accessor of a field of a tlv case.
   *
   * <p>Cases whose fields have one name and one Java shape share the accessor; where shapes differ
   * each is led by its case's name.
   */
  public String accessor(IrTlv tlv, IrTlv.Case element, IrField field) {
    if (field.name() == null) {
      return null;
    }
    String name = accessor(field.name());
    boolean meets = isOwned(field.type()) && BodyPlan.isTaken(name);
    return TlvNames.isFree(tlv, element, field) && !meets
        ? name
        : camel(element.name()) + pascal(field.name());
  }

  /** Whether a field has a reader of its own, which is called inside of methods with locals. */
  private static boolean isOwned(IrType type) {
    return type instanceof IrType.StructOf
        || type instanceof IrType.TlvOf
        || type instanceof IrType.ListOf list && list.element() instanceof IrType.StructOf;
  }

  /**
   * A field's name as a method name. A field {@code error} is {@code errorValue}: what is derived
   * from its name would be {@code errorOffset}, and {@code errorField} is taken too.
   */
  public static String accessor(String fieldName) {
    String name = camel(fieldName);
    if (name.equals("error")) {
      return "errorValue";
    }
    return RESERVED.contains(name) || SourceVersion.isKeyword(name) ? name + "Field" : name;
  }

  /** {@code maxSize}, or {@code longValue} where that is a word of Java: for a parameter. */
  public static String parameter(String name) {
    String camel = camel(name);
    return SourceVersion.isKeyword(camel) ? camel + "Value" : camel;
  }

  /** {@code sourcePort}, {@code CONTENT_LENGTH}, {@code content_length} to {@code sourcePort}… */
  public static String camel(String name) {
    String pascal = pascal(name);
    return pascal.substring(0, 1).toLowerCase(Locale.ROOT) + pascal.substring(1);
  }

  /** {@code sourcePort}, {@code CONTENT_LENGTH}, {@code content_length} to {@code SourcePort}… */
  public static String pascal(String name) {
    StringBuilder pascal = new StringBuilder(name.length());
    boolean isShouted = name.equals(name.toUpperCase(Locale.ROOT));
    for (String word : name.split("_", -1)) {
      if (!word.isEmpty()) {
        String rest = word.substring(1);
        pascal.append(word.substring(0, 1).toUpperCase(Locale.ROOT));
        pascal.append(isShouted ? rest.toLowerCase(Locale.ROOT) : rest);
      }
    }
    return pascal.isEmpty() ? "_" : pascal.toString();
  }

  /** {@code sourcePort}, {@code source_port} to {@code SOURCE_PORT}. */
  public static String constant(String name) {
    StringBuilder constant = new StringBuilder(name.length() + 4);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean isHump =
          i > 0 && Character.isUpperCase(c) && Character.isLowerCase(name.charAt(i - 1));
      constant.append(isHump ? "_" : "").append(Character.toUpperCase(c));
    }
    return constant.toString();
  }

  private static String lastSegment(String moduleName) {
    return moduleName.substring(moduleName.lastIndexOf('.') + 1);
  }
}
