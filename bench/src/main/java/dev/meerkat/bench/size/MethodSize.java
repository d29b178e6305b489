// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.size;

/**
 * How long one method is.
 *
 * @param type the simple name of its class, nested classes with a dollar
 * @param name of the method
 * @param bytecodes length of its code in bytes, as HotSpot's limits count it
 */
record MethodSize(String type, String name, int bytecodes) {
  /** HotSpot inlines hot methods up to this length (FreqInlineSize). */
  static final int INLINED = 325;

  /** HotSpot compiles methods up to this length (HugeMethodLimit). */
  static final int COMPILED = 8000;

  /** Class and static initialisers run once: nobody waits for them to be inlined. */
  boolean runsOnce() {
    return name.equals("<clinit>") || name.equals("<init>");
  }
}
