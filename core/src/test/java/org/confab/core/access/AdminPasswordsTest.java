package org.confab.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class AdminPasswordsTest {
  private static final AdminName DORA = new AdminName("dora");

  @Test
  void whatIsMadeHereIsTaken() {
    String made = AdminPasswords.random(new SecureRandom());
    assertThat(AdminPasswords.check(made, DORA)).hasSize(24);
    assertThat(AdminPasswords.random(new SecureRandom())).isNotEqualTo(made);
  }

  @Test
  void shortOnesAndThoseWithTheNameAreRefused() {
    for (String password :
        new String[] {"", "eleven-long", "x".repeat(129), "twelve\nlong-1", "Dora-is-my-name"}) {
      assertThatIllegalArgumentException()
          .as(password)
          .isThrownBy(() -> AdminPasswords.check(password, DORA));
    }
    assertThat(AdminPasswords.check("twelve-long1", DORA)).isEqualTo("twelve-long1");
  }
}
