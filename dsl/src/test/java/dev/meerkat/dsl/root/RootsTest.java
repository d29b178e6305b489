// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.root;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.CompileResult;
import dev.meerkat.dsl.SourceLocator;
import dev.meerkat.dsl.SourceText;
import dev.meerkat.dsl.WireCompiler;
import java.util.List;
import org.junit.jupiter.api.Test;

class RootsTest {
  private static final String STREAM = " stream { size : u8 sizes message; rest : bytes[..]; } ";
  private static final String PLAIN = " { a : u8; } ";

  private static CompileResult compile(String body) {
    SourceText source = new SourceText("a.b.wire", "module a.b; " + body);
    return new WireCompiler().compile(CompileRequest.of(List.of(source), SourceLocator.none()));
  }

  /** The roots as text: {@code Request>Response tcp udp}. */
  private static List<String> roots(String body) {
    return Roots.of(compile(body).orThrow().module("a.b").orElseThrow()).stream()
        .map(
            r ->
                r.request().simpleName()
                    + (r.isSymmetric() ? "" : ">" + r.response().simpleName())
                    + (r.overStreams() ? " tcp" : "")
                    + (r.overDatagrams() ? " udp" : ""))
        .toList();
  }

  private static void refused(String body, String message) {
    String rendered = compile(body).render();
    assertTrue(rendered.contains("W0220") && rendered.contains(message), rendered);
  }

  @Test
  void nothingSaid_streamsAreRoots() {
    assertEquals(
        List.of("A tcp", "C tcp"),
        roots("message A" + STREAM + "message B" + PLAIN + "message C(v : u8)" + STREAM));
  }

  @Test
  void rootSaid_onlyThatOne() {
    assertEquals(List.of("B udp"), roots("message A" + STREAM + "@root message B" + PLAIN));
    assertEquals(List.of("A tcp"), roots("@root message A" + STREAM + "message B" + STREAM));
  }

  @Test
  void rootSaid_overBoth_orNone() {
    assertEquals(List.of("A tcp udp"), roots("@root(tcp, udp) message A" + STREAM));
    assertEquals(List.of("A udp"), roots("@root(udp) message A" + STREAM));
    assertEquals(List.of(), roots("@root(none) message A" + STREAM + "message B" + STREAM));
  }

  @Test
  void answer_isTheOtherHalf() {
    assertEquals(
        List.of("Ask>Tell tcp"),
        roots(
            "message Ask" + STREAM + "@answers(Ask) message Tell" + STREAM + "message X" + STREAM));
    assertEquals(
        List.of("Ask>Tell udp"),
        roots("message Ask" + PLAIN + "@answers(Ask) message Tell" + PLAIN));
    assertEquals(
        List.of("Ask>Tell tcp udp"),
        roots("@root(tcp, udp) message Ask" + STREAM + "@answers(Ask) message Tell" + STREAM));
  }

  @Test
  void pseudoHeader_isNoRootByItself() {
    assertEquals(
        List.of(),
        roots(
            "message A(p : inet16) stream { size : u8 sizes message;"
                + " sum : u16 checks inet16(p, message); rest : bytes[..]; }"));
  }

  @Test
  void classesOfARoot_areItsOwn() {
    String rendered = compile("message A" + STREAM + "struct APeer" + PLAIN).render();
    assertTrue(rendered.contains("W0111") && rendered.contains("apeer"), rendered);
    assertEquals("", compile("message A" + PLAIN + "struct APeer" + PLAIN).render());
  }

  @Test
  void whatCannotBe_isRefused() {
    refused("@root(tcp) message A" + PLAIN, "write stream behind its name");
    refused("@root(serial) message A" + PLAIN, "not serial");
    refused("@root(none, udp) message A" + PLAIN, "none stands alone");
    refused("@root struct A" + PLAIN, "only a message");
    refused("@answers(B) message A" + PLAIN, "names another message");
    refused("@answers(A) message A" + PLAIN, "names another message");
    refused("@answers message A" + PLAIN, "names another message");
    refused("@answers(B) message A" + PLAIN + "message B" + STREAM, "must be the answer");
    refused(
        "@answers(B) message A" + PLAIN + "@answers(C) message B" + PLAIN + "message C" + PLAIN,
        "is an answer itself");
    refused(
        "message A" + PLAIN + "@answers(A) message B" + PLAIN + "@answers(A) message C" + PLAIN,
        "two messages answer A");
    refused("@root message A(p : inet16) { s : u16 checks inet16(p, message); }", "layer below");
  }
}
