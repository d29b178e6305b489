// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.diagnostic.Diagnostic;
import dev.meerkat.dsl.ir.IrChecksum;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrTlv;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * Finds the Java classes that externs name, and says which of them generated code could not call.
 *
 * <p>A checksum's class has {@code public static long start()}, {@code long update(long, byte[],
 * int, int)} and {@code long finish(long)}.
 */
public final class ExternClasses {
  private final IrProgram program;
  private final ClassLoader loader;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  public ExternClasses(IrProgram program, ClassLoader loader) {
    this.program = program;
    this.loader = loader;
  }

  /** The externs that some field is checked by. */
  public Externs find() {
    Map<String, IrField> uses = new TreeMap<>();
    for (IrModule module : program.modules()) {
      module.structs().forEach(struct -> collect(struct, uses));
      for (IrTlv tlv : module.tlvs()) {
        tlv.cases().stream().filter(c -> c.body() != null).forEach(c -> collect(c.body(), uses));
      }
    }
    Externs externs = Externs.NONE;
    for (IrField field : uses.values()) {
      IrChecksum checksum = ((IrField.Derived.Checks) field.derived()).function();
      ToLongFunction<byte[]> found = found(checksum, field);
      externs = found == null ? externs : externs.with(checksum.name(), found);
    }
    return externs;
  }

  /** What was wrong with the classes, after {@link #find}. */
  public List<Diagnostic> diagnostics() {
    return List.copyOf(diagnostics);
  }

  private static void collect(IrStruct struct, Map<String, IrField> uses) {
    for (IrField field : struct.fields()) {
      if (field.derived() instanceof IrField.Derived.Checks checks
          && checks.function() != null
          && !checks.function().isBuiltIn()) {
        uses.putIfAbsent(checks.function().name(), field);
      }
    }
  }

  private ToLongFunction<byte[]> found(IrChecksum checksum, IrField field) {
    try {
      Class<?> type = Class.forName(checksum.javaClass(), true, loader);
      Method start = method(type, "start");
      Method update = method(type, "update", long.class, byte[].class, int.class, int.class);
      Method finish = method(type, "finish", long.class);
      return octets -> {
        try {
          Object state = update.invoke(null, start.invoke(null), octets, 0, octets.length);
          return (long) finish.invoke(null, state);
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException(checksum.javaClass() + " cannot be called", e);
        }
      };
    } catch (ClassNotFoundException e) {
      report(field, "there is no class " + checksum.javaClass() + " for " + checksum.name());
    } catch (NoSuchMethodException e) {
      report(
          field,
          checksum.javaClass() + " has no public static long " + e.getMessage() + ", or another");
    }
    return null;
  }

  private static Method method(Class<?> type, String name, Class<?>... parameters)
      throws NoSuchMethodException {
    for (Method method : type.getMethods()) {
      if (method.getName().equals(name)
          && List.of(method.getParameterTypes()).equals(List.of(parameters))
          && method.getReturnType() == long.class
          && Modifier.isStatic(method.getModifiers())) {
        return method;
      }
    }
    throw new NoSuchMethodException(name);
  }

  private void report(IrField field, String message) {
    Code code = Code.EXTERN_CLASS;
    diagnostics.add(
        new Diagnostic(
            code,
            code.severity(),
            field.span(),
            message,
            "start(), update(long, byte[], int, int) and finish(long) are called"));
  }
}
