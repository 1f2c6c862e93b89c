package org.confab.ws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Services stay thin: the Jakarta API towards the client, core towards everything else. */
@AnalyzeClasses(packages = "org.confab.ws", importOptions = ImportOption.DoNotIncludeTests.class)
class WsArchitectureTest {
  @ArchTest
  static final ArchRule needsOnlyCoreAndTheJakartaApi =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.confab.ws..",
              "org.confab.core..",
              "org.confab.ejb.trace..", // the filter that the other web module has too
              "org.confab.protocol..",
              "jakarta..",
              "java..",
              "javax.xml..",
              "org.jspecify..")
          .because("Metro is chosen in the deployment descriptors, not in the code");

  @ArchTest
  static final ArchRule touchesNoDatabase =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("jakarta.persistence..");

  @ArchTest
  static final ArchRule theWayInKnowsNoService =
      noClasses()
          .that()
          .resideInAPackage("org.confab.ws.http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.confab.ws.groupexpansion..", "org.confab.ws.location..");
}
