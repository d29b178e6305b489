// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.library;

import dev.meerkat.dsl.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The messages and texts of the library, found without compiling it. */
public final class WireNames {
  private static final Pattern DECLARED =
      Pattern.compile("^(?:(message) +(\\w+)|text +(\\w+) +stream)", Pattern.MULTILINE);
  private static final Pattern MODULE = Pattern.compile("^module +([\\w.]+)", Pattern.MULTILINE);
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private WireNames() {}

  /**
   * A message or text.
   *
   * @param target {@code request-head} for {@code net.http.RequestHead}; with the module in front
   *     when another module has that name too
   */
  public record Name(String qualified, boolean isText, String target) {
    public String module() {
      return qualified.substring(0, qualified.lastIndexOf('.'));
    }
  }

  /** All of them, in the order of their files. */
  public static List<Name> all() {
    List<Name> plain = new ArrayList<>();
    for (SourceText source : WireLibrary.sources()) {
      Matcher module = MODULE.matcher(source.text());
      Matcher declared = DECLARED.matcher(source.text());
      while (module.find(0) && declared.find()) {
        boolean isText = declared.group(1) == null;
        String simple = declared.group(isText ? 3 : 2);
        String target = HUMP.matcher(simple).replaceAll("-").toLowerCase(Locale.ROOT);
        plain.add(new Name(module.group(1) + "." + simple, isText, target));
      }
    }
    return plain.stream().map(name -> apart(name, plain)).toList();
  }

  private static Name apart(Name name, List<Name> all) {
    if (all.stream().filter(other -> other.target().equals(name.target())).count() == 1) {
      return name;
    }
    String module = name.module();
    String segment = module.substring(module.lastIndexOf('.') + 1);
    return new Name(name.qualified(), name.isText(), segment + "-" + name.target());
  }
}
