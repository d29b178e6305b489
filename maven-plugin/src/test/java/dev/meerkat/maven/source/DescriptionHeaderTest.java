// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DescriptionHeaderTest {

  @Test
  void header_moduleAndImports_bothRead() {
    DescriptionHeader header =
        DescriptionHeader.scan(
            "module net.tcp;\nimport net.ip;\nimport net.udp as u;\nconst A = 1;");

    assertEquals("net.tcp", header.module());
    assertEquals(List.of("net.ip", "net.udp"), header.imports());
  }

  @Test
  void header_commentsAnywhere_leftOut() {
    DescriptionHeader header =
        DescriptionHeader.scan(
            """
            // SPDX; module wrong;
            /* import wrong;
             */
            /// The transport.
            module /* here */ net // or
              .tcp version "1;0" ;
            // import not.this;
            import net.ip; /**/ import net.eth;
            """);

    assertEquals("net.tcp", header.module());
    assertEquals(List.of("net.ip", "net.eth"), header.imports());
  }

  @Test
  void header_byteOrderMark_isPassedOver() {
    assertEquals("a.b", DescriptionHeader.scan("\uFEFFmodule a.b;").module());
  }

  @Test
  void header_importBehindDeclaration_isNotOne() {
    DescriptionHeader header = DescriptionHeader.scan("module a; const X = 1; import b;");

    assertEquals(List.of(), header.imports());
  }

  @Test
  void header_brokenText_isEmpty() {
    for (String text : List.of("", "modul a;", "import a;", "/* module a;", "\"", "module", "..")) {
      assertEquals("", DescriptionHeader.scan(text).module(), text);
      assertEquals(List.of(), DescriptionHeader.scan(text).imports(), text);
    }
  }

  @Test
  void header_hugeBlanksAndComments_takesNoStackAndNoTime() {
    String text =
        " \n".repeat(500_000)
            + "// x\n".repeat(200_000)
            + "/*"
            + "*".repeat(500_000)
            + "*/ module a;";

    DescriptionHeader header =
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> DescriptionHeader.scan(text));

    assertEquals("a", header.module());
  }
}
