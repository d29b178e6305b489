// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan.wiring;

import com.palantir.javapoet.ClassName;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.root.Root;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.JavaNames;

/**
 * One side of a conversation: it reads one message and writes one, maybe the same.
 *
 * @param reads what is handed to its handler; gives the classes their names
 * @param writes what its peer is sent
 * @param overStreams whether it goes over connections
 */
public record Side(
    JavaNames names, IrStruct reads, IrStruct writes, boolean overStreams, boolean overDatagrams) {

  /** Who listens. */
  public static Side server(GenerationContext context, Root root) {
    return new Side(
        context.names(), root.request(), root.response(), root.overStreams(), root.overDatagrams());
  }

  /** Who connects. */
  public static Side client(GenerationContext context, Root root) {
    return new Side(
        context.names(), root.response(), root.request(), root.overStreams(), root.overDatagrams());
  }

  public ClassName handler() {
    return named("Handler");
  }

  public ClassName peer() {
    return named("Peer");
  }

  public ClassName adapter() {
    return named("Adapter");
  }

  public ClassName reader() {
    return names.reader(reads.qualifiedName());
  }

  public ClassName framer() {
    return names.framer(reads.qualifiedName());
  }

  public ClassName writer() {
    return names.writer(writes.qualifiedName());
  }

  private ClassName named(String suffix) {
    ClassName reader = reader();
    return ClassName.get(reader.packageName(), reads.simpleName() + suffix);
  }

  /** The switch whose cases the handler has methods for: the last one of the message, or null. */
  public IrField dispatch() {
    IrField last = null;
    for (IrField field : reads.fields()) {
      if (field.name() != null && field.type() instanceof IrType.Switch) {
        last = field;
      }
    }
    return last;
  }

  /** Whether a payload that is too large comes in pieces. */
  public boolean flows() {
    return overStreams && reads.fields().stream().anyMatch(IrField::stream);
  }

  /** What the largest message written needs. */
  public int mostBytes() {
    long bits = writes.sizeBits().max();
    long most = bits / 8 + (bits % 8 == 0 ? 0 : 1);
    if (writes.maxBytes() >= 0) {
      most = Math.min(most, writes.maxBytes());
    }
    return (int) Math.max(1, Math.min(most, Integer.MAX_VALUE));
  }
}
