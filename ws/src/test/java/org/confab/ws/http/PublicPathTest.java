package org.confab.ws.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
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

  @Test
  void messagesOfTheNewVersionOfSoapGoToTheirPort() throws Exception {
    for (String type : List.of("application/soap+xml", "text/xml")) {
      Exchange exchange = new Exchange();
      exchange.uri = "/ws/LocationInformation/LIService.svc";
      exchange.requestHeaders.put("content-type", type);

      HttpServletRequest seen = exchange.through(new PublicPath()).passed.orElseThrow();

      assertThat(seen.getRequestURI())
          .isEqualTo(
              "/locationinformation/liservice.svc" + (type.equals("text/xml") ? "" : "/soap12"));
    }
  }
}
