// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.testkit.tshark;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what a tree of tshark shows in the words of a dump, given what the dump tells. */
public final class TreeTeller {
  private static final Pattern NAMED = Pattern.compile("(.*) \\((-?\\d+|0x[0-9a-f]+)\\)");

  private final List<Told> told = new ArrayList<>();
  private final List<Told> expected;

  private TreeTeller(List<Told> expected) {
    this.expected = expected;
  }

  /** What the protocol's tree tells; the kinds of leaves are those that are expected. */
  public static List<Told> of(Pdml.Node protocol, List<Told> expected) {
    String error = error(protocol);
    if (error != null) {
      return List.of(new Told(Told.Kind.ERROR, "error", error));
    }
    TreeTeller teller = new TreeTeller(expected);
    teller.children(protocol);
    return teller.told;
  }

  private static String error(Pdml.Node protocol) {
    for (Pdml.Node node : protocol.children()) {
      if (node.name().endsWith("._error")) {
        String name = node.show();
        String offset = child(node, "._error.offset");
        String field = child(node, "._error.field");
        boolean isPart = name.equals("NEED_MORE");
        return name
            + (isPart ? "" : " at " + offset)
            + (field == null || isPart ? "" : " in " + field);
      }
    }
    return null;
  }

  private static String child(Pdml.Node node, String suffix) {
    return node.children().stream()
        .filter(n -> n.name().endsWith(suffix))
        .map(Pdml.Node::show)
        .findFirst()
        .orElse(null);
  }

  private void children(Pdml.Node parent) {
    for (Pdml.Node node : parent.children()) {
      boolean isOther =
          node.isProtocol() || node.name().startsWith("_ws.") || node.name().endsWith(".unmasked");
      if (!isOther) {
        node(node);
      }
    }
  }

  private void node(Pdml.Node node) {
    if (node.name().endsWith("._finding")) {
      told.add(new Told(Told.Kind.FINDING, "finding", node.show()));
    } else if (!node.title().contains(": ")
        || node.title().matches("\\w+: \\w+") && node.show().isEmpty() && !isSecret(node)) {
      told.add(new Told(Told.Kind.OPEN, null, ""));
      children(node);
      told.add(new Told(Told.Kind.CLOSE, null, ""));
    } else {
      leaf(node);
      children(node);
    }
  }

  private static boolean isSecret(Pdml.Node node) {
    return node.title().endsWith("(redacted)");
  }

  private void leaf(Pdml.Node node) {
    Told same = told.size() < expected.size() ? expected.get(told.size()) : null;
    Told.Kind kind = same == null ? Told.Kind.TEXT : same.kind();
    String name = same != null && same.name() == null ? null : node.label();
    told.add(new Told(kind, name, value(kind, node)));
  }

  private static String value(Told.Kind kind, Pdml.Node node) {
    return switch (kind) {
      case NUMBER -> {
        Matcher named = NAMED.matcher(node.text());
        boolean isNamed = named.matches() && !named.group(1).equals("Unknown");
        yield isNamed && node.show().equals(named.group(2)) ? node.text() : number(node.show());
      }
      case NAMED -> node.text();
      case OCTETS -> node.value().isEmpty() ? node.show().replace(":", "") : node.value();
      case SECRET -> node.text();
      default -> node.show();
    };
  }

  private static String number(String show) {
    return switch (show) {
      case "True" -> "1";
      case "False" -> "0";
      default ->
          show.startsWith("0x")
              ? Long.toUnsignedString(Long.parseUnsignedLong(show.substring(2), 16))
              : show;
    };
  }
}
