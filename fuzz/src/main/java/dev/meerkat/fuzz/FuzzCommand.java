// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz;

import dev.meerkat.fuzz.library.Codecs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of the fuzzer. */
final class FuzzCommand {
  /** By the clock: a machine that does something else meanwhile is no finding. */
  private static final int SLOWEST_SECONDS = 300;

  private FuzzCommand() {}

  static List<String> of(FuzzTarget target, FuzzFolder folder, long seconds) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-ea", "-Xmx1500m", "-Xss4m", "-XX:+UseSerialGC"));
    if (target.isBroad()) {
      command.add("-XX:TieredStopAtLevel=1");
    }
    command.addAll(List.of("-XX:+EnableDynamicAgentLoading", "--enable-native-access=ALL-UNNAMED"));
    command.add("-Dmeerkat.home=" + System.getProperty("meerkat.home", ""));
    command.add("-D" + FuzzEntry.PROPERTY + "=" + target.name());
    command.add("-D" + Codecs.ONLY + "=" + target.module());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("com.code_intelligence.jazzer.Jazzer");
    command.add("--target_class=" + FuzzEntry.class.getName());
    command.add("--instrumentation_includes=" + String.join(File.pathSeparator, target.watched()));
    command.add("--reproducer_path=" + folder.path("findings"));
    command.add("-artifact_prefix=" + folder.path("findings") + "/");
    command.add("-max_total_time=" + seconds);
    command.add("-timeout=" + SLOWEST_SECONDS);
    command.add("-rss_limit_mb=3000");
    command.add("-print_final_stats=1");
    if (target.largest() > 0) {
      command.add("-max_len=" + target.largest());
    }
    if (target.dictionary() != null) {
      command.add("-dict=" + folder.dictionary(target.dictionary()));
    } else if (!target.module().isEmpty()) {
      command.add("-dict=" + folder.generatedDictionary(target.module()));
    }
    command.add(folder.path("corpus").toString());
    command.add(folder.path("seeds").toString());
    return command;
  }
}
