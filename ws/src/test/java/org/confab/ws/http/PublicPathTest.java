package org.confab.ws.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;

class PublicPathTest {
  @Test
  void theServiceSeesThePublicPathInLowerCase() throws Exception {
    Exchange exchange = new Exchange();
    exchange.uri = "/ws/GroupExpansion/Int/Service.asmx";

    HttpServletRequest seen = exchange.through(new PublicPath()).passed.orElseThrow();

    assertThat(seen.getContextPath()).isEmpty();
    assertThat(seen.getRequestURI()).isEqualTo("/groupexpansion/int/service.asmx");
    assertThat(seen.getRequestURL().toString())
        .isEqualTo("https://localhost:8443/groupexpansion/int/service.asmx");
  }
}
