// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan.wiring;

import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.root.Root;
import dev.meerkat.dsl.root.Roots;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.JavaNames;
import java.util.ArrayList;
import java.util.List;

/**
 * A root with the name that the facade's methods have for it.
 *
 * @param name {@code Telemetry} of {@code listenTelemetry}: of the module if it has one root, else
 *     of the message too
 */
public record Conversation(String name, Root root, Side server, Side client) {

  /** The conversations of the modules that get classes, module by module. */
  public static List<Conversation> all(GenerationContext context) {
    List<Conversation> all = new ArrayList<>();
    context.program().modules().forEach(m -> all.addAll(of(context, m)));
    return all;
  }

  /** The conversations of one module. */
  public static List<Conversation> of(GenerationContext context, IrModule module) {
    List<Root> roots =
        Roots.of(module).stream()
            .filter(r -> context.wants(r.request().qualifiedName()))
            .filter(r -> context.wants(r.response().qualifiedName()))
            .toList();
    String protocol = JavaNames.pascal(module.lastSegment());
    return roots.stream()
        .map(
            root ->
                new Conversation(
                    roots.size() == 1 ? protocol : named(protocol, root.request().simpleName()),
                    root,
                    Side.server(context, root),
                    Side.client(context, root)))
        .toList();
  }

  private static String named(String protocol, String message) {
    return message.startsWith(protocol) ? message : protocol + message;
  }
}
