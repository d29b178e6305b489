// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.SourceLocator;
import dev.meerkat.dsl.WireCompiler;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.generator.artefact.ArtefactFile;
import dev.meerkat.generator.artefact.Artefacts;
import dev.meerkat.generator.artefact.Subject;
import dev.meerkat.testkit.RequiredTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tutorial says that tshark shows of its protocol is what tshark shows. */
class TutorialDissectionTest {
  @TempDir private Path folder;

  @Test
  void octetsOfThePage_dissected_areShownAsOnThePage() throws Exception {
    ReferencePage page = ReferencePage.tutorial();
    Path capture = folder.resolve("lamp.pcap");
    String octets = found("echo '([^']*)'", page);
    run(octets + "\n", RequiredTool.require("text2pcap"), "-q", "-u", "9000,9000", "-", capture);

    String shown =
        run(
            "",
            RequiredTool.require("tshark"),
            "-X",
            "lua_script:" + script(page),
            "-d",
            "udp.port==9000,meerkat_lamp",
            "-r",
            capture,
            "-O",
            "meerkat_lamp");

    String expected = found("(?s)```console\\n(Command \\(acme\\.lamp.*?)```", page);
    assertTrue(shown.contains(expected), shown);
  }

  private Path script(ReferencePage page) throws IOException {
    List<ReferencePage.Example> examples = page.examples();
    CompileRequest last =
        CompileRequest.of(examples.get(examples.size() - 1).files(), SourceLocator.none());
    IrProgram program = new WireCompiler().compile(last).orThrow();
    Subject subject = new Subject(program, program.modules().get(0), "com.acme");
    ArtefactFile file =
        Artefacts.files(List.of(Artefacts.named("dissector").orElseThrow()), subject).get(0);
    assertTrue(page.text().contains("lamp-artefacts/" + file.path()), file.path());
    return Files.writeString(folder.resolve("lamp.lua"), file.text());
  }

  private static String found(String pattern, ReferencePage page) {
    Matcher matcher = Pattern.compile(pattern).matcher(page.text());
    assertTrue(matcher.find(), pattern);
    return matcher.group(1);
  }

  private String run(String input, Object... command) throws IOException, InterruptedException {
    List<String> words = List.of(command).stream().map(Object::toString).toList();
    Path out = folder.resolve("out");
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.redirectInput(Files.writeString(folder.resolve("in"), input).toFile());
    builder.redirectOutput(out.toFile()).redirectError(folder.resolve("err").toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("WIRESHARK_CONFIG_DIR", folder.toString());
    assertEquals(0, builder.start().waitFor(), words::toString);
    return Files.readString(out, StandardCharsets.UTF_8);
  }
}
