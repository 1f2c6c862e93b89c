package org.confab.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuditDetailTest {
  @Test
  void aLongValueLeavesRoomForTheReason() {
    assertThat(Audit.shortened("short")).isEqualTo("short");
    assertThat(Audit.shortened("'" + "x".repeat(400) + "' is longer than 320"))
        .startsWith("'xxx")
        .contains(" … ")
        .endsWith("x' is longer than 320")
        .hasSizeLessThan(250);
  }
}
