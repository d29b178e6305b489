// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.library;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A generated object whose methods are called by name; what they throw comes out as it was thrown.
 */
public final class Called {
  private static final Map<Class<?>, Map<String, List<Method>>> METHODS = new ConcurrentHashMap<>();

  private final Object object;
  private final Map<String, List<Method>> methods;

  public Called(Object object) {
    this.object = object;
    this.methods = METHODS.computeIfAbsent(object.getClass(), Called::methods);
  }

  private static Map<String, List<Method>> methods(Class<?> type) {
    Map<String, List<Method>> methods = new HashMap<>();
    for (Method method : type.getMethods()) {
      methods.merge(
          method.getName() + " " + method.getParameterCount(),
          List.of(method),
          (some, more) -> {
            Method[] all = Arrays.copyOf(some.toArray(new Method[0]), some.size() + 1);
            all[some.size()] = more.get(0);
            return List.of(all);
          });
    }
    return methods;
  }

  public Object object() {
    return object;
  }

  /** Whether there is a method of this name with so many parameters. */
  public boolean has(String method, int parameters) {
    return methods.containsKey(method + " " + parameters);
  }

  /** What a method gives back that has only one form. */
  public Class<?> gives(String method, int parameters) {
    return named(method, parameters).get(0).getReturnType();
  }

  /** A whole number, of a method that gives an int or a long. */
  public long number(String method, Object... arguments) {
    return ((Number) call(method, arguments)).longValue();
  }

  /** As {@link #number}, where it is known to be an int. */
  public int integer(String method, Object... arguments) {
    return (int) number(method, arguments);
  }

  /** The object that a method gives. */
  public Called part(String method, Object... arguments) {
    Object given = call(method, arguments);
    return given == object ? this : new Called(given);
  }

  /**
   * Calls a method; numbers become ints where they must.
   *
   * @throws Unfit if a number does not fit an int
   */
  public Object call(String method, Object... arguments) {
    for (Method candidate : named(method, arguments.length)) {
      if (accepts(candidate, arguments)) {
        return invoke(candidate, object, arguments);
      }
    }
    throw new IllegalStateException("no such " + method + " in " + object.getClass());
  }

  /** Calls a static method with this object in front. */
  public void printed(Class<?> type, String method, StringBuilder out) {
    for (Method candidate : type.getMethods()) {
      if (candidate.getName().equals(method) && candidate.getParameterCount() == 2) {
        invoke(candidate, null, object, out);
        return;
      }
    }
    throw new IllegalStateException("no " + method + " in " + type);
  }

  private List<Method> named(String method, int parameters) {
    List<Method> found = methods.get(method + " " + parameters);
    if (found == null) {
      throw new IllegalStateException("no " + method + " in " + object.getClass());
    }
    return found;
  }

  private static boolean accepts(Method method, Object... arguments) {
    Class<?>[] types = method.getParameterTypes();
    for (int i = 0; i < types.length; i++) {
      boolean fits =
          arguments[i] instanceof Number
              ? types[i] == int.class || types[i] == long.class
              : types[i].isInstance(arguments[i]);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static Object invoke(Method method, Object target, Object... arguments) {
    Class<?>[] types = method.getParameterTypes();
    Object[] fitted = arguments.clone();
    for (int i = 0; i < fitted.length; i++) {
      if (fitted[i] instanceof Number number) {
        fitted[i] = types[i] == int.class ? (Object) fit(number) : (Object) number.longValue();
      }
    }
    try {
      return method.invoke(target, fitted);
    } catch (InvocationTargetException thrown) {
      throw rethrown(thrown.getCause());
    } catch (IllegalAccessException notPublic) {
      throw new IllegalStateException(notPublic);
    }
  }

  private static int fit(Number number) {
    long value = number.longValue();
    if (value != (int) value) {
      throw new Unfit();
    }
    return (int) value;
  }

  private static RuntimeException rethrown(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(thrown);
  }

  /** No Java program could hand this over. */
  public static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unfit() {
      super("not expressible", null, false, false);
    }
  }
}
