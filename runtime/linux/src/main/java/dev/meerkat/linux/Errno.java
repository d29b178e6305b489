// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.linux;

/** What the system's error numbers mean, for those that opening a device may give. */
final class Errno {
  private Errno() {}

  static String text(int number) {
    return switch (number) {
      case 1 -> "not permitted (needs CAP_NET_ADMIN)";
      case 2 -> "no such file";
      case 6 -> "no such device";
      case 13 -> "permission denied";
      case 16 -> "in use by another program";
      case 19 -> "no such device";
      case 22 -> "the interface is of another kind";
      case 24 -> "too many open files";
      default -> "error " + number;
    };
  }
}
