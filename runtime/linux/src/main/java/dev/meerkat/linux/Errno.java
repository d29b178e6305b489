// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.linux;

/** What the system's error numbers mean, for those that opening a device may give. */
final class Errno {
  private Errno() {}

  static String text(int number) {
    return switch (number) {
      case 1 -> "EPERM, not permitted (needs CAP_NET_ADMIN or CAP_NET_RAW)";
      case 2 -> "ENOENT, no such file";
      case 6 -> "ENXIO, no such device";
      case 13 -> "EACCES, permission denied";
      case 16 -> "EBUSY, in use by another program";
      case 19 -> "ENODEV, no such device";
      case 22 -> "EINVAL, the interface is of another kind";
      case 24 -> "EMFILE, too many open files";
      case 25 -> "ENOTTY, the file is no device of this kind";
      case 90 -> "EMSGSIZE, too many octets at a time";
      case 92 -> "ENOPROTOOPT, the kernel does not know this option";
      case 97 -> "EAFNOSUPPORT, the kernel has no such sockets";
      case 100 -> "ENETDOWN, the interface is down";
      default -> "error " + number;
    };
  }
}
