package org.confab.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BillOfMaterialsTest {
  private static final List<Shipped> SHIPPED =
      List.of(
          new Shipped(
              new Component("com.example", "a", "1", List.of("Apache License 2.0")),
              List.of("lib/a-1.jar", "other/a-1.jar"),
              "00ff"),
          new Shipped(
              new Component("com.example", "b&c", "2", List.of("EPL-2.0", "GPL2 w/ CPE")),
              List.of("lib/b-2.jar"),
              ""),
          new Shipped(
              new Component("org.confab", "confab-core", "3", List.of()),
              List.of("core.jar"),
              "01"));

  @TempDir private Path folder;

  private static String bill() {
    return BillOfMaterials.of(SHIPPED, "0.1.0", "2026-11-21T00:00:00Z");
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    assertThat(Documents.cycloneDx(Files.writeString(folder.resolve("bom.xml"), bill())))
        .containsExactly(
            new Component("com.example", "a", "1", List.of("Apache-2.0")),
            new Component(
                "com.example",
                "b&c",
                "2",
                List.of("EPL-2.0", "GPL-2.0-only WITH Classpath-exception-2.0")),
            new Component("org.confab", "confab-core", "3", List.of("AGPL-3.0-or-later")));
  }

  @Test
  void eachFileHasItsHashAndPlaces() {
    assertThat(bill())
        .contains(
            "<hash alg=\"SHA-256\">00ff</hash>",
            "<property name=\"confab:path\">lib/a-1.jar</property>",
            "<property name=\"confab:path\">other/a-1.jar</property>",
            "<purl>pkg:maven/com.example/a@1</purl>",
            "<timestamp>2026-11-21T00:00:00Z</timestamp>");
  }

  @Test
  void thePageTellsOthersFromOurs() {
    assertThat(ThirdParty.page(SHIPPED))
        .contains("| com.example:a | 1 | Apache-2.0 |")
        .contains("| EPL-2.0 | 1 |")
        .doesNotContain("confab-core");
  }

  @Test
  void aListWithADoctypeIsNotRead() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.xml"), "<!DOCTYPE bom [<!ENTITY e 'x'>]><bom>&e;</bom>");
    assertThatIOException().isThrownBy(() -> Documents.cycloneDx(file));
  }

  @Test
  void noTwoRowsOfTheTableHaveTheSameName() {
    assertThat(Stream.of(Licence.values()).map(one -> one.id().toLowerCase(Locale.ROOT)))
        .doesNotHaveDuplicates()
        .allSatisfy(id -> assertThat(Licence.named(id)).isPresent());
  }
}
