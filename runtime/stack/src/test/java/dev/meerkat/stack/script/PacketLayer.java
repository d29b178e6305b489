// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.script;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands between two bars of a line: {@code ns target=host slla=peer}. The first of a line is
 * {@code SOURCE > TARGET}.
 */
record PacketLayer(List<String> words) {
  static List<PacketLayer> of(List<String> line) {
    List<PacketLayer> layers = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (String word : line) {
      if (word.equals("|")) {
        layers.add(new PacketLayer(words));
        words = new ArrayList<>();
      } else {
        words.add(word);
      }
    }
    layers.add(new PacketLayer(words));
    return layers;
  }

  String name() {
    return words.get(0);
  }

  boolean has(String flag) {
    return words.contains(flag);
  }

  /** The value of {@code key=value}. */
  String text(String key, String otherwise) {
    return all(key).stream().findFirst().orElse(otherwise);
  }

  int number(String key, int otherwise) {
    return (int) Long.parseLong(text(key, Integer.toString(otherwise)));
  }

  /** The values of all words with a key. */
  List<String> all(String key) {
    return words.stream()
        .filter(word -> word.startsWith(key + "="))
        .map(word -> word.substring(key.length() + 1))
        .toList();
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
