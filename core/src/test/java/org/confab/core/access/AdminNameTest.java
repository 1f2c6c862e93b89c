package org.confab.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminNameTest {
  @Test
  void namesAreInLowerCase() {
    assertThat(AdminName.of("Dora.W-2_x").value()).isEqualTo("dora.w-2_x");
    assertThat(AdminName.of("ADMIN")).isEqualTo(AdminName.BUILT_IN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../x", "a/b", "1a", "a b", "a:b", "ä", "$local", "a\n"})
  void whatIsNoNameIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> AdminName.of(text));
  }

  @Test
  void aNameHas32SignsAtTheMost() {
    assertThat(AdminName.of("a".repeat(32)).value()).hasSize(32);
    assertThatIllegalArgumentException().isThrownBy(() -> AdminName.of("a".repeat(33)));
  }

  @Test
  void rolesAreFoundByTheirWords() {
    for (AdminRole role : AdminRole.values()) {
      assertThat(AdminRole.of(role.word())).contains(role);
    }
    assertThat(AdminRole.of("root")).isEmpty();
    assertThat(AdminRole.words()).isEqualTo("administrator, help-desk, auditor");
  }
}
