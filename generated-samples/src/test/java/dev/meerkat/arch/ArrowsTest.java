// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.arch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Imports run one way, down: who may see whom, module by module. */
@AnalyzeClasses(packages = "dev.meerkat", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArrowsTest {
  private static final String JDK = "java..";

  private static final String CODECS = "dev.meerkat.samples.codec..";
  private static final String STACK_CODECS = "dev.meerkat.stack.codec..";

  @ArchTest static final ArchRule dsl_sees_only_antlr = floor("dsl", "org.antlr.v4.runtime..");

  @ArchTest
  static final ArchRule generator_sees_dsl =
      floor("generator", seen("dsl"), "com.palantir.javapoet..", "javax..");

  @ArchTest
  static final ArchRule maven_plugin_sees_generator =
      floor(
          "maven",
          seen("generator"),
          seen("dsl"),
          "org.apache.maven..",
          "org.codehaus.plexus..",
          "org.sonatype.plexus..",
          // the JDK's XML, which the generated help goal reads the plugin's descriptor with
          "org.w3c.dom..",
          "org.xml.sax..",
          "javax..");

  @ArchTest static final ArchRule core_sees_nothing = floor("core");

  @ArchTest static final ArchRule link_sees_core = floor("link", seen("core"));

  @ArchTest static final ArchRule capture_sees_link = floor("capture", seen("core"), seen("link"));

  @ArchTest static final ArchRule serial_sees_link = floor("serial", seen("core"), seen("link"));

  @ArchTest static final ArchRule transport_sees_core = floor("transport", seen("core"));

  @ArchTest
  static final ArchRule stack_sees_link_and_transport =
      floor("stack", seen("core"), seen("link"), seen("transport"));

  @ArchTest static final ArchRule linux_sees_link = floor("linux", seen("core"), seen("link"));

  @ArchTest
  static final ArchRule http_sees_transport = floor("http", seen("core"), seen("transport"));

  @ArchTest
  static final ArchRule testkit_sees_core_and_generator =
      floor(
          "testkit",
          seen("core"),
          seen("generator"),
          seen("dsl"),
          "org.junit..",
          "com.sun..",
          "javax..");

  /** Codecs aside: descriptions may import in circles, as IPv4 in IPv6 and IPv6 in IPv4. */
  @ArchTest
  static final ArchRule packages_have_no_loops =
      slices()
          .matching("dev.meerkat.(**)")
          .should()
          .beFreeOfCycles()
          .ignoreDependency(resideInAPackage(CODECS), resideInAPackage(CODECS))
          .ignoreDependency(resideInAPackage(STACK_CODECS), resideInAPackage(STACK_CODECS));

  private static String seen(String module) {
    return "dev.meerkat." + module + "..";
  }

  private static ArchRule floor(String module, String... below) {
    String[] allowed = new String[below.length + 2];
    System.arraycopy(below, 0, allowed, 0, below.length);
    allowed[below.length] = JDK;
    allowed[below.length + 1] = seen(module);
    return classes()
        .that()
        .resideInAPackage(seen(module))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed)
        .allowEmptyShould(true);
  }
}
