package org.confab.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Decisions stay pure: no container, no database, no socket; time and executors come in. */
@AnalyzeClasses(packages = "org.confab", importOptions = ImportOption.DoNotIncludeTests.class)
class CoreArchitectureTest {
  @ArchTest
  static final ArchRule needsOnlyTheProtocolsAndTheJdk =
      classes()
          .that()
          .resideInAPackage("org.confab.core..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.confab.core..",
              "org.confab.protocol..",
              "java..",
              "javax.crypto..",
              "javax.security..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule doesNoInputOrOutput =
      noClasses()
          .that()
          .resideInAPackage("org.confab.core..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("java.sql..", "java.nio.channels..")
                  .or(assignableTo(java.nio.file.Files.class))
                  .or(assignableTo(java.io.File.class))
                  .or(assignableTo(java.net.Socket.class)));

  @ArchTest
  static final ArchRule takesTimeFromOutside =
      noClasses()
          .that()
          .resideInAPackage("org.confab.core..")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class);

  @ArchTest
  static final ArchRule capabilitiesFormNoCycles =
      slices().matching("org.confab.core.(*)..").should().beFreeOfCycles();
}
