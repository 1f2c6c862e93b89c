package org.confab.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InventoryTest {
  private static final Component GSON =
      new Component("com.google.code.gson", "gson", "2.1", List.of("Apache-2.0"));

  private static Component under(String... licences) {
    return new Component("com.example", "thing", "1", List.of(licences));
  }

  private static Inventory of(String path, Component... libraries) {
    return new Inventory(new TreeMap<>(Map.of(path, "00")), List.of(), List.of(libraries));
  }

  @ParameterizedTest
  @CsvSource({
    "wildfly/modules/system/layers/base/com/google/gson-2.1.jar",
    "application/confab.ear!lib/com.google.code.gson-gson-2.1.jar",
    "application/confab.ear!web.war!WEB-INF/lib/gson-2.1.jar",
    "media-server/lib/gson-2.1-linux-x86_64.jar",
    "wildfly/gson.jar"
  })
  void aJarIsKnownByItsNameWhereverItIs(String path) {
    assertThat(of(path, GSON).shipped()).containsExactly(new Shipped(GSON, List.of(path), "00"));
  }

  @ParameterizedTest
  @CsvSource({"media-server/lib/gson-2.2.jar", "media-server/lib/gson-extras-2.1.jar", "new.jar"})
  void aJarThatNobodyNamesIsRefused(String path) {
    assertThat(Verdict.on(of(path, GSON))).containsExactly(path + ": nobody knows what this is");
  }

  @Test
  void aLibraryInTwoPlacesIsOneComponent() {
    Inventory inventory =
        new Inventory(
            new TreeMap<>(Map.of("a/gson-2.1.jar", "01", "b/gson-2.1.jar", "01")),
            List.of(),
            List.of(GSON));
    assertThat(inventory.shipped())
        .containsExactly(new Shipped(GSON, List.of("a/gson-2.1.jar", "b/gson-2.1.jar"), "01"));
  }

  @Test
  void whatIsTransformedIntoOurJarIsNamedToo() {
    Component ours = new Component("org.confab", "confab-mobicents", "1", List.of());
    Component core =
        new Component("org.mobicents.servlet.sip", "sip-servlets-impl", "3", List.of());
    assertThat(of("application/confab.ear!lib/confab-mobicents-1.jar", ours, core).shipped())
        .extracting(Shipped::component)
        .containsExactly(ours, core);
  }

  @ParameterizedTest
  @CsvSource({
    "MIT",
    "'The Apache Software License, Version 2.0'",
    "gnu lesser general public license v2.1 only",
    "Mozilla Public License 2.0"
  })
  void aLicenceThatGoesWithOursMayBeAnywhere(String licence) {
    assertThat(Verdict.on(of("media-server/lib/thing-1.jar", under(licence)))).isEmpty();
  }

  @Test
  void oneOfTwoLicencesThatGoesWithOursIsEnough() {
    assertThat(
            Verdict.on(
                of(
                    "media-server/lib/thing-1.jar",
                    under(
                        "Eclipse Public License 2.0",
                        "GNU General Public License v2.0 only, with Classpath exception"))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Functional Source License, not in the table",
    "Server Side Public License, not in the table",
    "'', not in the table"
  })
  void aLicenceThatNobodyHasReadStopsTheArchive(String licence, String told) {
    assertThat(Verdict.on(of("media-server/lib/thing-1.jar", under(licence))))
        .singleElement()
        .asString()
        .contains("com.example:thing:1", told);
  }

  @Test
  void alsoIfItIsOneOfTwo() {
    assertThat(Verdict.on(of("media-server/lib/thing-1.jar", under("MIT", "Commons Clause"))))
        .singleElement()
        .asString()
        .contains("Commons Clause");
  }

  @Test
  void aLibraryWithoutLicenceStopsTheArchive() {
    assertThat(Verdict.on(of("media-server/lib/thing-1.jar", under())))
        .containsExactly("com.example:thing:1: it names no licence");
  }

  @Test
  void whatDoesNotGoWithOursMayBeInTheServerAlone() {
    Component wsdl = under("Common Public License 1.0");
    assertThat(Verdict.on(of("wildfly/modules/system/layers/base/thing-1.jar", wsdl))).isEmpty();
    for (String path :
        List.of(
            "application/confab.ear!lib/thing-1.jar",
            "media-server/lib/thing-1.jar",
            "wildfly/modules/org/confab/subsystem/main/thing-1.jar")) {
      assertThat(Verdict.on(of(path, wsdl)))
          .as(path)
          .containsExactly(
              "com.example:thing:1: its licence may be in the server alone: Common Public License 1.0");
    }
  }
}
