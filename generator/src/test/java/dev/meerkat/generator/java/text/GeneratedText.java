// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.generator.CodeGenerator;
import dev.meerkat.generator.GeneratedFile;
import dev.meerkat.generator.GenerationRequest;
import dev.meerkat.generator.Part;
import dev.meerkat.testkit.CompileInMemory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The classes generated from a program, compiled and ready to be called by name. */
final class GeneratedText {
  private final ClassLoader loader;
  private final Map<String, String> sources = new HashMap<>();

  GeneratedText(IrProgram program) {
    this(program, Map.of());
  }

  /**
   * With more classes beside the generated ones.
   *
   * @param more text by path
   */
  GeneratedText(IrProgram program, Map<String, String> more) {
    sources.putAll(more);
    Set<String> modules = Set.of(program.modules().get(0).name());
    GenerationRequest request =
        new GenerationRequest(program, "gen", modules, Set.of(Part.READER, Part.WRITER));
    for (GeneratedFile file : CodeGenerator.generate(request)) {
      sources.put(file.path(), file.content());
    }
    loader = CompileInMemory.compile(sources);
  }

  Map<String, String> sources() {
    return sources;
  }

  Called reader(String text) {
    return make("gen.http." + text + "Reader");
  }

  Called writer(String text) {
    return make("gen.http." + text + "Writer");
  }

  /** An int constant of a class of names. */
  int constant(String text, String name) {
    try {
      return loader.loadClass("gen.http." + text).getField(name).getInt(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The name of an error code. */
  String errorName(String text, int code) {
    try {
      return (String)
          loader.loadClass("gen.http." + text).getMethod("errorName", int.class).invoke(null, code);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Called make(String className) {
    return new Called(instance(className));
  }

  Object instance(String className) {
    try {
      return loader.loadClass(className).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An object whose methods are called by name; overloads are told apart by argument types. */
  static final class Called {
    private final Object target;
    private final Map<String, Method> methods = new HashMap<>();

    Called(Object target) {
      this.target = target;
    }

    Object target() {
      return target;
    }

    int parse(byte[] buffer, int offset, int length) {
      return (Integer) call("parse", buffer, offset, length);
    }

    int wrap(byte[] buffer, int offset, int length) {
      return (Integer) call("wrap", buffer, offset, length);
    }

    int number(String name, Object... arguments) {
      return (Integer) call(name, arguments);
    }

    Object call(String name, Object... arguments) {
      StringBuilder key = new StringBuilder(name);
      for (Object argument : arguments) {
        key.append(',').append(argument.getClass().getSimpleName());
      }
      Method method = methods.computeIfAbsent(key.toString(), k -> find(name, arguments));
      try {
        return method.invoke(target, arguments);
      } catch (InvocationTargetException e) {
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw new IllegalStateException(name, e.getCause());
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(name, e);
      }
    }

    private Method find(String name, Object... arguments) {
      for (Method method : target.getClass().getMethods()) {
        if (method.getName().equals(name) && accepts(method, arguments)) {
          return method;
        }
      }
      throw new IllegalStateException("no " + name + " in " + target.getClass());
    }

    private static boolean accepts(Method method, Object... arguments) {
      Class<?>[] types = method.getParameterTypes();
      boolean fits = types.length == arguments.length;
      for (int i = 0; fits && i < types.length; i++) {
        Class<?> given = arguments[i].getClass();
        fits =
            types[i] == given
                || types[i] == int.class && given == Integer.class
                || types[i] == long.class && given == Long.class;
      }
      return fits;
    }
  }
}
