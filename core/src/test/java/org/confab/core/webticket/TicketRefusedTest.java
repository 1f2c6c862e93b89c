package org.confab.core.webticket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TicketRefusedTest {
  @Test
  void whatASenderWroteStaysOneLineOfTheLog() {
    assertThat(new TicketRefused(WebFault.INVALID_TICKET, "x\r\nsigned in mallory"))
        .hasMessage("x  signed in mallory");
  }
}
