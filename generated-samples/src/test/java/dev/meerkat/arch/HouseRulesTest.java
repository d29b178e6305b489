// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the runtime and the code generated for it never do, and names that nobody may have. */
@AnalyzeClasses(packages = "dev.meerkat", importOptions = ImportOption.DoNotIncludeTests.class)
final class HouseRulesTest {
  private static final String CORE = "dev.meerkat.core..";
  private static final String TRANSPORT = "dev.meerkat.transport..";
  private static final String HTTP = "dev.meerkat.http..";
  private static final String LINK = "dev.meerkat.link..";
  private static final String STACK = "dev.meerkat.stack..";

  @ArchTest
  static final ArchRule runtime_uses_no_reflection_unsafe_or_thread_locals =
      noClasses()
          .that()
          .resideInAnyPackage(CORE, TRANSPORT, HTTP, LINK, STACK)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.lang.reflect..", "sun..", "jdk.internal..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(ThreadLocal.class);

  @ArchTest
  static final ArchRule runtime_has_no_mutable_statics =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage(CORE, TRANSPORT, HTTP, LINK, STACK)
          .and()
          .areStatic()
          .should()
          .beFinal();

  @ArchTest
  static final ArchRule only_bytes_holds_var_handles =
      noClasses()
          .that()
          .resideInAnyPackage(CORE, HTTP, LINK, STACK)
          .and()
          .doNotHaveFullyQualifiedName("dev.meerkat.core.codec.Bytes")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.lang.invoke.VarHandle");

  @ArchTest
  static final ArchRule core_does_not_touch_the_system =
      noClasses()
          .that()
          .resideInAPackage(CORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.channels..", "java.nio.file..", "java.net..");

  @ArchTest
  static final ArchRule names_say_something =
      noClasses()
          .should()
          .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl|Common|Misc|Base)$");
}
