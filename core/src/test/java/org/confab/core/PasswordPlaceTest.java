package org.confab.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordPlaceTest {
  private static Optional<PasswordPlace> of(Map<String, String> set) {
    return PasswordPlace.of("a.password", name -> Optional.ofNullable(set.get(name)));
  }

  @Test
  void aPasswordIsInOnePlaceOrNone() {
    assertThat(of(Map.of())).isEmpty();
    assertThatThrownBy(() -> of(Map.of("a.password.alias", "a", "a.password.file", "b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("set one of a.password.file and a.password.alias");
  }
}
