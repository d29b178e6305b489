// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.testkit;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles generated sources without a disk and loads what comes out.
 *
 * <p>The compiler is as strict as the build: release 17, all lints, warnings are errors. The class
 * path is that of the running test.
 */
public final class CompileInMemory {
  private CompileInMemory() {}

  /** The sources do not compile; the message lists what the compiler said. */
  public static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Failed(String message) {
      super(message);
    }
  }

  /**
   * Compiles sources.
   *
   * @param sources text by qualified class name; a name with slashes or ending in .java is accepted
   * @return a loader of the classes
   * @throws Failed if the compiler has anything to say
   */
  public static MemoryClassLoader compile(Map<String, String> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException("tests need a JDK, this Java has no compiler");
    }
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach((name, text) -> units.add(new Source(className(name), text)));
    MemoryFiles files = new MemoryFiles(compiler.getStandardFileManager(said, null, null));
    List<String> options =
        List.of("--release", "17", "-Xlint:all,-processing", "-Werror", "-proc:none");
    boolean compiled = compiler.getTask(null, files, said, options, null, units).call();
    if (!compiled) {
      throw new Failed(
          said.getDiagnostics().stream()
              .map(CompileInMemory::line)
              .collect(Collectors.joining("\n")));
    }
    return new MemoryClassLoader(files.classes());
  }

  private static String className(String name) {
    String stem = name.endsWith(".java") ? name.substring(0, name.length() - 5) : name;
    return stem.replace('/', '.');
  }

  private static String line(Diagnostic<? extends JavaFileObject> said) {
    String source = said.getSource() == null ? "" : said.getSource().getName();
    return source
        + ":"
        + said.getLineNumber()
        + ": "
        + said.getKind()
        + ": "
        + said.getMessage(null);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String className, String text) {
      super(URI.create("memory:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
