// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.compile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One compilation in a Java that has done nothing before. */
public final class FreshJava {
  private FreshJava() {}

  /** Compiles everything once and prints {@code pass millis} lines. */
  public static void main(String[] arguments) throws IOException {
    CompileOnce.run(Library.sources())
        .millis()
        .forEach((pass, millis) -> System.out.println(pass + " " + millis));
  }

  /** Starts one with options; the time from its start to its end is {@code process}. */
  static Map<String, Double> measure(List<String> options)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), FreshJava.class.getName()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Map<String, Double> millis = new LinkedHashMap<>();
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        int space = line.indexOf(' ');
        millis.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
      }
    }
    if (process.waitFor() != 0) {
      throw new IOException("the compilation failed");
    }
    millis.put("process", (System.nanoTime() - start) / 1e6);
    return millis;
  }
}
