package org.confab.sip.front;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import javax.servlet.sip.annotation.SipServlet;

@AnalyzeClasses(packages = "org.confab.sip", importOptions = ArchitectureTest.ThisModule.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule servletsKnowTheSipServletApiOnly =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.mobicents..", "gov.nist..", "javax.sip..", "io.netty..")
          .because("the container behind the SIP Servlet API can be replaced");

  @ArchTest
  static final ArchRule ofOurContainerTheyKnowTheEdgeOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.confab.sip.edge..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.confab.sip.container..", "org.confab.sip.transport..");

  @ArchTest
  static final ArchRule everyServletChecksTheVerdict =
      classes()
          .that()
          .areAnnotatedWith(SipServlet.class)
          .should()
          .beAssignableTo(AdapterServlet.class)
          .because("requests inside dialogs do not pass the front servlet");

  @ArchTest
  static final ArchRule theFrontKnowsNoCapability =
      noClasses()
          .that()
          .resideInAPackage("org.confab.sip.front..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.confab.sip.registrar..",
              "org.confab.sip.routing..",
              "org.confab.sip.subscription..",
              "org.confab.sip.presence..",
              "org.confab.sip.contacts..",
              "org.confab.sip.conferencing..",
              "org.confab.sip.authentication..");

  /** The container has packages under the same name, in a module of its own. */
  static final class ThisModule implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return location.contains("/sip-servlets/target/classes/");
    }
  }
}
