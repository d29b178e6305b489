// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.lua;

import dev.meerkat.dsl.ir.IrDeclaration;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names in the script of one module.
 *
 * <p>A protocol is {@code meerkat_} and the last segment of its module; where a module has several
 * messages, those of another name than the module append theirs: {@code meerkat_tls_handshake}.
 * Fields keep the names of the description: {@code meerkat_tcp.sourcePort}, in a part {@code
 * meerkat_tcp.SackBlock.left}.
 */
final class LuaNames {
  private static final String PREFIX = "meerkat_";

  private static final Set<String> KEYWORDS =
      Set.of(
          "and",
          "break",
          "do",
          "else",
          "elseif",
          "end",
          "false",
          "for",
          "function",
          "goto",
          "if",
          "in",
          "local",
          "nil",
          "not",
          "or",
          "repeat",
          "return",
          "then",
          "true",
          "until",
          "while");

  private final IrModule module;

  LuaNames(IrModule module) {
    this.module = module;
  }

  /** The messages of a module, those that are texts too. */
  static List<IrDeclaration> messages(IrModule module) {
    List<IrDeclaration> messages = new ArrayList<>();
    module.structs().stream().filter(IrStruct::message).forEach(messages::add);
    module.texts().stream().filter(t -> isMessage(t) && !module.isPart(t)).forEach(messages::add);
    return messages;
  }

  private static boolean isMessage(IrText text) {
    return text.maxBytes() >= 0;
  }

  /** {@code meerkat_tls}. */
  static String moduleProtocol(IrModule module) {
    return PREFIX + module.lastSegment().toLowerCase(Locale.ROOT);
  }

  /** {@code meerkat_tls_handshake}. */
  static String protocol(IrModule module, IrDeclaration message) {
    String stem = module.lastSegment().toLowerCase(Locale.ROOT);
    String snake = snake(message.simpleName());
    if (messages(module).size() == 1 || snake.equals(stem)) {
      return PREFIX + stem;
    }
    return PREFIX + (snake.startsWith(stem + "_") ? snake : stem + "_" + snake);
  }

  /** {@code dtls_record} of {@code DtlsRecord}. */
  static String snake(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  /** The key of a declaration in tables: {@code SackBlock}, {@code ip.Hop} from elsewhere. */
  String key(String qualifiedName) {
    int dot = qualifiedName.lastIndexOf('.');
    String home = qualifiedName.substring(0, dot);
    String simple = qualifiedName.substring(dot + 1);
    return home.equals(module.name())
        ? simple
        : home.substring(home.lastIndexOf('.') + 1) + "." + simple;
  }

  /** {@code read.Tcp}, {@code read["ip.Hop"]}. */
  String of(String table, String qualifiedName) {
    return table + index(key(qualifiedName));
  }

  /** {@code .name}, {@code ["end"]}. */
  static String index(String key) {
    return isWord(key) ? "." + key : "[" + LuaPrinter.quoted(key) + "]";
  }

  /** {@code name}, {@code ["end"]}: in front of an equals sign in a table. */
  static String entry(String key) {
    return isWord(key) ? key : "[" + LuaPrinter.quoted(key) + "]";
  }

  private static boolean isWord(String key) {
    return key.matches("[A-Za-z_][A-Za-z_0-9]*") && !KEYWORDS.contains(key);
  }

  /** The key of a field; reserved ones have their number. */
  static String key(IrField field) {
    return field.name() == null ? "_" + field.id() : field.name();
  }

  /** What the fields of a declaration begin with: {@code meerkat_tcp}. */
  String filter(IrDeclaration declaration) {
    return messages(module).contains(declaration)
        ? protocol(module, declaration)
        : moduleProtocol(module) + "." + key(declaration.qualifiedName());
  }
}
