// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.SourceLocator;
import dev.meerkat.dsl.SourceText;
import dev.meerkat.dsl.WireCompiler;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.generator.CodeGenerator;
import dev.meerkat.generator.GeneratedFile;
import dev.meerkat.generator.GenerationRequest;
import dev.meerkat.generator.Part;
import dev.meerkat.testkit.CompileInMemory;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WiringTest {
  private static final String STREAM = " stream { size : u8 sizes message; rest : bytes[..]; }\n";
  private static final Set<Part> WITHOUT_NET =
      EnumSet.of(Part.READER, Part.WRITER, Part.FRAMER, Part.HANDLER);

  private static IrProgram compile(String... sources) {
    List<SourceText> texts =
        List.of(sources).stream()
            .map(s -> new SourceText(s.substring(7, s.indexOf(';')) + ".wire", s))
            .toList();
    return new WireCompiler().compile(CompileRequest.of(texts, SourceLocator.none())).orThrow();
  }

  private static Map<String, String> generate(
      IrProgram program, Set<String> modules, Set<Part> parts) {
    Map<String, String> files = new TreeMap<>();
    for (GeneratedFile file :
        CodeGenerator.generate(new GenerationRequest(program, "gen", modules, parts))) {
      files.put(file.path(), file.content());
    }
    return files;
  }

  private static Map<String, String> generate(IrProgram program, Set<Part> parts) {
    Set<String> all = program.modules().stream().map(IrModule::name).collect(Collectors.toSet());
    return generate(program, all, parts);
  }

  /** Names of the public static methods. */
  private static Set<String> doors(String source) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = Pattern.compile("public static \\w+ (\\w+)\\(").matcher(source);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  /** Names of the handler's methods. */
  private static Set<String> events(String source) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = Pattern.compile("default void (\\w+)\\(([^)]*)\\)").matcher(source);
    while (matcher.find()) {
      names.add(matcher.group(1) + (matcher.group(2).contains("Reader message") ? "()" : ""));
    }
    return names;
  }

  @Test
  void namesThatAHandlerHasAlready_areKeptApart() {
    IrProgram program =
        compile(
            "module a.b; struct Open { v : u8; } struct peer { v : u8; } struct message { v : u8; }"
                + " enum Kind : u8 { OPEN = 1, CLOSE = 2, MESSAGE = 3, PEER = 4, TEXT = 5, FAULT ="
                + " 6, BARE = 7 } @root(tcp, udp) message M(write : u8, class : u32) stream { kind"
                + " : Kind tags body; size : u8 sizes body; body : switch (kind) { OPEN => Open;"
                + " CLOSE => u16; MESSAGE => message; PEER => peer; TEXT => bytes[..]; FAULT => u8;"
                + " BARE => bytes[0]; default => bytes[..]; } }");
    Map<String, String> files = generate(program, EnumSet.allOf(Part.class));
    CompileInMemory.compile(files);

    Set<String> events = events(files.get("gen/b/MHandler.java"));
    assertTrue(
        events.containsAll(
            Set.of("onOpen", "onOpenMessage()", "onCloseMessage()", "onMessageMessage()")),
        events.toString());
    assertTrue(
        events.containsAll(Set.of("onPeer()", "onText()", "onFaultMessage()", "onBare()")),
        events.toString());
    assertTrue(files.get("gen/b/MPeer.java").contains("MPeer writeValue(int value)"));
  }

  @Test
  void layerBehindASwitch_isReadWhenItsMethodIsDue() {
    IrProgram program =
        compile(
            "module a.b; message In(v : u8) { a : u8 where a != v; }"
                + " message Out { b : u8; }"
                + " message M stream { kind : u8 tags body; size : u8 sizes body;"
                + " body : switch (kind) { 1 => In(kind); 2 => In(3); 3 => Out;"
                + " default => bytes[..]; } }");
    Map<String, String> files = generate(program, EnumSet.allOf(Part.class));
    CompileInMemory.compile(files);

    String adapter = files.get("gen/b/MAdapter.java");
    assertTrue(adapter.contains("if (reader.wrapBody(out) != Codec.OK)"), adapter);
    assertFalse(files.containsKey("gen/b/InHandler.java"));
  }

  @Test
  void halves_haveAHandlerEach() {
    IrProgram program =
        compile("module a.b; message Ask" + STREAM + "@answers(Ask) message Tell" + STREAM);
    Map<String, String> files = generate(program, EnumSet.allOf(Part.class));
    CompileInMemory.compile(files);

    assertTrue(files.get("gen/b/AskPeer.java").contains("TellWriter write()"));
    assertTrue(files.get("gen/b/TellPeer.java").contains("AskWriter write()"));
    String net = files.get("gen/Net.java");
    assertTrue(net.contains("Listener listenB(Transport transport, Endpoint local, AskHandler"));
    assertTrue(net.contains("TellPeer connectB(Transport transport, Endpoint remote,"), net);
  }

  @Test
  void severalRoots_areNamedByTheirMessages() {
    IrProgram program = compile("module a.link; message LinkUp" + STREAM + "message Down" + STREAM);
    Map<String, String> files = generate(program, EnumSet.allOf(Part.class));
    CompileInMemory.compile(files);

    assertEquals(
        Set.of("open", "listenLinkUp", "connectLinkUp", "listenLinkDown", "connectLinkDown"),
        doors(files.get("gen/Net.java")));
  }

  @Test
  void net_hasWhatIsDeclared_andNothingElse() {
    IrProgram program =
        compile(
            "module a.one; message One" + STREAM,
            "module a.two; @root(udp) message Two" + STREAM,
            "module a.three; message Three { v : u8; }");
    Map<String, String> one = generate(program, Set.of("a.one"), EnumSet.allOf(Part.class));
    assertEquals(Set.of("open", "listenOne", "connectOne"), doors(one.get("gen/Net.java")));
    assertTrue(one.keySet().stream().noneMatch(f -> f.contains("two")), one.keySet().toString());

    Map<String, String> two =
        generate(program, Set.of("a.two", "a.three"), EnumSet.allOf(Part.class));
    assertEquals(Set.of("open", "bindTwo"), doors(two.get("gen/Net.java")));
    assertFalse(two.containsKey("gen/three/ThreeHandler.java"));
    CompileInMemory.compile(one);
    CompileInMemory.compile(two);
  }

  @Test
  void partsNotAskedFor_knowNoTransport() {
    IrProgram program = compile("module a.one; message One" + STREAM);
    Set<Part> plain =
        EnumSet.complementOf(EnumSet.of(Part.HANDLER, Part.HOST_NETWORK, Part.STACK_NETWORK));
    generate(program, plain)
        .forEach((file, text) -> assertFalse(text.contains("dev.meerkat.transport"), file));

    Map<String, String> handlers = generate(program, WITHOUT_NET);
    assertFalse(handlers.containsKey("gen/Net.java"));
    handlers.forEach((file, text) -> assertFalse(text.contains("transport.host"), file));
    CompileInMemory.compile(handlers);
  }
}
