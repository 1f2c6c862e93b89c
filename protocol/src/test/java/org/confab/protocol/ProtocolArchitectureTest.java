package org.confab.protocol;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The lowest floor of the house: values and codecs that need nothing but the JDK. */
@AnalyzeClasses(packages = "org.confab", importOptions = ImportOption.DoNotIncludeTests.class)
class ProtocolArchitectureTest {
  @ArchTest
  static final ArchRule needsOnlyTheJdk =
      classes()
          .that()
          .resideInAPackage("org.confab.protocol..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.confab.protocol..",
              "java..",
              "javax.xml..",
              "javax.crypto..",
              "javax.security..",
              "javax.net..",
              "org.w3c.dom..",
              "org.xml.sax..",
              "org.jspecify..");
}
