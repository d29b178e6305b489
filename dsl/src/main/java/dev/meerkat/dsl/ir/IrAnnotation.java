// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ir;

import java.util.List;

/** {@code @tshark("tcp.srcport")}: the name and its arguments as written, strings unquoted. */
public record IrAnnotation(String name, List<String> arguments) {
  public IrAnnotation {
    arguments = List.copyOf(arguments);
  }
}
