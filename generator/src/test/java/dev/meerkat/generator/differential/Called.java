// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.differential;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A generated object whose methods are called by name. */
final class Called {
  private static final Map<Class<?>, Map<String, Method>> METHODS = new ConcurrentHashMap<>();

  private final Object object;
  private final Map<String, Method> methods;

  Called(Object object) {
    this.object = object;
    this.methods = METHODS.computeIfAbsent(object.getClass(), Called::methods);
  }

  private static Map<String, Method> methods(Class<?> type) {
    Map<String, Method> methods = new HashMap<>();
    for (Method method : type.getDeclaredMethods()) {
      if (Modifier.isPublic(method.getModifiers())) {
        methods.merge(
            method.getName(),
            method,
            (one, other) -> one.getParameterCount() < other.getParameterCount() ? one : other);
        methods.put(method.getName() + "/" + method.getParameterCount(), method);
        methods.put(signature(method), method);
      }
    }
    return methods;
  }

  private static String signature(Method method) {
    StringBuilder signature = new StringBuilder(method.getName());
    for (Class<?> parameter : method.getParameterTypes()) {
      signature.append(' ').append(parameter.getName());
    }
    return signature.toString();
  }

  Object object() {
    return object;
  }

  /** A whole number, of a method that gives an int or a long. */
  long number(String method, Object... arguments) {
    return ((Number) call(method, arguments)).longValue();
  }

  boolean truth(String method) {
    return (Boolean) call(method);
  }

  Called part(String method) {
    return new Called(call(method));
  }

  /** An int constant of the class. */
  long constant(String name) {
    try {
      return ((Number) object.getClass().getField(name).get(null)).longValue();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean has(String method) {
    return methods.containsKey(method);
  }

  /** Calls {@code wrapX(target)}, which is told apart by the target's class. */
  long into(String method, Called target) {
    return ((Number) call(method + " " + target.object.getClass().getName(), target.object))
        .longValue();
  }

  Object call(String method, Object... arguments) {
    Method found = methods.getOrDefault(method + "/" + arguments.length, methods.get(method));
    if (found == null) {
      throw new AssertionError(object.getClass().getSimpleName() + " has no " + method + "()");
    }
    try {
      return found.invoke(object, arguments);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    } catch (InvocationTargetException e) {
      throw new AssertionError(
          object.getClass().getSimpleName() + "." + method + "() threw " + e.getCause(),
          e.getCause());
    }
  }

  /** The methods without parameters that give a value. */
  Iterable<Method> accessors() {
    return methods.values().stream()
        .filter(m -> m.getParameterCount() == 0 && m.getReturnType() != void.class)
        .distinct()
        .toList();
  }
}
