// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.diff;

import dev.meerkat.dsl.ir.IrDeclaration;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.generator.CodeGenerator;
import dev.meerkat.generator.GeneratedFile;
import dev.meerkat.generator.GenerationRequest;
import dev.meerkat.generator.Part;
import dev.meerkat.generator.plan.JavaNames;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Public signatures of generated classes that are gone. */
final class ApiDiff {
  private static final Set<Part> PARTS =
      EnumSet.of(Part.READER, Part.WRITER, Part.FRAMER, Part.DUMP);
  private static final int MOST_SHOWN = 4;

  private final DescriptionDiff.Version before;
  private final DescriptionDiff.Version after;
  private final Changes changes;

  ApiDiff(DescriptionDiff.Version before, DescriptionDiff.Version after, Changes changes) {
    this.before = before;
    this.after = after;
    this.changes = changes;
  }

  void run() {
    Map<String, Set<String>> old = signatures(before);
    Map<String, Set<String>> now = signatures(after);
    for (Map.Entry<String, Set<String>> type : old.entrySet()) {
      IrDeclaration was = declaration(before.module(), type.getKey());
      IrDeclaration is = declaration(after.module(), type.getKey());
      IrSpan here = was == null ? null : was.span();
      IrSpan there = is == null ? null : is.span();
      if (!now.containsKey(type.getKey())) {
        changes.api("class " + type.getKey() + " is gone", here, there);
        continue;
      }
      Set<String> gone = new TreeSet<>(type.getValue());
      gone.removeAll(now.get(type.getKey()));
      byField(gone, was)
          .forEach(
              (field, members) ->
                  changes.api(
                      type.getKey()
                          + ": "
                          + shown(members)
                          + (members.size() == 1 ? " is" : " are")
                          + " gone",
                      field.isEmpty() ? here : field(was, field, here),
                      field.isEmpty() ? there : field(is, field, there)));
    }
  }

  private static String shown(List<String> members) {
    String first = String.join(", ", members.subList(0, Math.min(members.size(), MOST_SHOWN)));
    int more = members.size() - MOST_SHOWN;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  /** Members under the name of the field that they are about, or of nothing. */
  private static Map<String, List<String>> byField(Set<String> gone, IrDeclaration declaration) {
    Map<String, List<String>> members = new TreeMap<>();
    for (String member : gone) {
      String bare = member.replaceFirst("\\(.*", "").replaceFirst(".*[ .]", "");
      members.computeIfAbsent(owner(declaration, bare), f -> new ArrayList<>()).add(member);
    }
    return members;
  }

  private static String owner(IrDeclaration declaration, String member) {
    String longest = "";
    if (declaration instanceof IrStruct struct) {
      for (var field : struct.fields()) {
        String name = field.name();
        boolean isPart =
            name != null
                && (member.startsWith(JavaNames.accessor(name))
                    || member.equals("FIELD_" + JavaNames.constant(name))
                    || member.equals("has" + JavaNames.pascal(name)));
        longest = isPart && name.length() > longest.length() ? name : longest;
      }
    }
    return longest;
  }

  private static IrSpan field(IrDeclaration declaration, String field, IrSpan otherwise) {
    return declaration instanceof IrStruct struct
        ? struct.field(field).map(f -> f.span()).orElse(otherwise)
        : otherwise;
  }

  private static IrDeclaration declaration(IrModule module, String className) {
    IrDeclaration longest = null;
    for (IrDeclaration one :
        Stream.of(module.enums(), module.flags(), module.structs(), module.tlvs(), module.texts())
            .flatMap(List::stream)
            .toList()) {
      boolean isLonger =
          longest == null || one.simpleName().length() > longest.simpleName().length();
      if (className.startsWith(one.simpleName()) && isLonger) {
        longest = one;
      }
    }
    return longest;
  }

  private static Map<String, Set<String>> signatures(DescriptionDiff.Version version) {
    GenerationRequest request =
        new GenerationRequest(version.program(), "api", Set.of(version.module().name()), PARTS);
    String folder = "api/" + version.module().lastSegment() + "/";
    Map<String, Set<String>> signatures = new TreeMap<>();
    for (GeneratedFile file : CodeGenerator.generate(request)) {
      if (file.path().startsWith(folder)) {
        String type = file.path().substring(folder.length()).replace(".java", "");
        signatures.put(type, Signatures.of(file.content()));
      }
    }
    return signatures;
  }
}
