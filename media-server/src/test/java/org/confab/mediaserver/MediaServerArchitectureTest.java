package org.confab.mediaserver;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The conferences in the middle know nothing of SIP, HTTP and keys; these know not each other. */
@AnalyzeClasses(
    packages = "org.confab.mediaserver",
    importOptions = ImportOption.DoNotIncludeTests.class)
class MediaServerArchitectureTest {
  @ArchTest
  static final ArchRule layers =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("process")
          .definedBy("org.confab.mediaserver")
          .layer("c3p")
          .definedBy("org.confab.mediaserver.c3p")
          .layer("sip")
          .definedBy("org.confab.mediaserver.sip")
          .layer("health")
          .definedBy("org.confab.mediaserver.health")
          .layer("conferences")
          .definedBy("org.confab.mediaserver.mcu")
          .layer("messages")
          .definedBy("org.confab.mediaserver.immcu")
          .optionalLayer("rtp")
          .definedBy("org.confab.mediaserver.rtp")
          .layer("relay")
          .definedBy("org.confab.mediaserver.relay")
          .whereLayer("relay")
          .mayOnlyBeAccessedByLayers("process")
          .whereLayer("process")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("c3p")
          .mayOnlyBeAccessedByLayers("process")
          .whereLayer("sip")
          .mayOnlyBeAccessedByLayers("process")
          .whereLayer("health")
          .mayOnlyBeAccessedByLayers("process")
          .whereLayer("rtp")
          .mayOnlyBeAccessedByLayers("process")
          .whereLayer("conferences")
          .mayOnlyBeAccessedByLayers("process", "c3p", "sip", "messages")
          .whereLayer("messages")
          .mayOnlyBeAccessedByLayers("process");

  @ArchTest
  static final ArchRule conferencesArePure =
      classes()
          .that()
          .resideInAnyPackage("org.confab.mediaserver.mcu..", "org.confab.mediaserver.immcu..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.confab.mediaserver.mcu..",
              "org.confab.mediaserver.immcu..",
              "org.confab.mediaserver.figures..",
              "org.confab.protocol..",
              "java.lang..",
              "java.nio.charset..",
              "java.util..",
              "java.time..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule soundIsPure =
      classes()
          .that()
          .resideInAPackage("org.confab.mediaserver.audio..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.confab.mediaserver.audio..",
              "org.confab.protocol..",
              "java.lang..",
              "java.util..",
              "java.time..",
              "java.net..",
              "java.nio..",
              "io.github.jaredmdobson.concentus..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule negotiationKnowsNoSockets =
      classes()
          .that()
          .resideInAPackage("org.confab.mediaserver.negotiation..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.confab.mediaserver.negotiation..",
              "org.confab.mediaserver.audio..",
              "org.confab.mediaserver.video..",
              "org.confab.protocol..",
              "java.lang..",
              "java.util..",
              "java.net..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule agentsKnowNoSockets =
      classes()
          .that()
          .resideInAPackage("org.confab.mediaserver.ice..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.confab.mediaserver.ice..",
              "org.confab.mediaserver.figures..",
              "org.confab.protocol..",
              "java.lang..",
              "java.util..",
              "java.time..",
              "java.net..",
              "java.nio.charset..",
              "org.jspecify..");

  /** The library of handshakes stays in its place. */
  @ArchTest
  static final ArchRule handshakesAloneKnowTheirLibrary =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.confab.mediaserver.dtls..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bouncycastle..");

  @ArchTest
  static final ArchRule handshakesKnowNoSockets =
      classes()
          .that()
          .resideInAPackage("org.confab.mediaserver.dtls..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.confab.mediaserver.dtls..",
              "org.confab.protocol..",
              "org.bouncycastle..",
              "java.io..",
              "java.lang..",
              "java.math..",
              "java.util..",
              "java.time..",
              "java.net..",
              "java.nio.charset..",
              "java.security..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule theProcessNeedsProtocolAlone =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.confab.mediaserver..",
              "org.confab.protocol..",
              "java..",
              "javax.crypto..",
              "javax.net.ssl..",
              "javax.naming..",
              "javax.security.auth.x500..",
              "com.sun.net.httpserver..",
              "io.github.jaredmdobson.concentus..",
              "org.bouncycastle..",
              "org.jspecify..");
}
