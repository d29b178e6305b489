// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.testkit;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Loads the classes of {@link CompileInMemory}; all others come from the running test. */
public final class MemoryClassLoader extends ClassLoader {
  private final Map<String, byte[]> classes;

  MemoryClassLoader(Map<String, byte[]> classes) {
    super(MemoryClassLoader.class.getClassLoader());
    this.classes = classes;
  }

  /** Qualified names of all classes that were compiled. */
  public Set<String> classNames() {
    return new TreeSet<>(classes.keySet());
  }

  /** The class file of a compiled class: for its size, or the size of its methods. */
  public byte[] classFile(String name) {
    return classes.get(name).clone();
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }
}
