package org.confab.ws.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorAnswerTest {
  private final Exchange exchange = new Exchange();

  @ParameterizedTest
  @CsvSource({
    "500, The server has failed",
    "405, This address does not answer that method",
    "418, The request was refused"
  })
  void anErrorIsToldInALineOfOurOwn(int status, String text) throws Exception {
    exchange.dispatcher = DispatcherType.ERROR;
    exchange.attributes.put("jakarta.servlet.error.status_code", status);
    exchange.attributes.put("jakarta.servlet.error.exception", new IllegalStateException("secret"));

    exchange.served(new ErrorAnswer());

    assertThat(exchange.status).isEqualTo(status);
    assertThat(exchange.text()).isEqualTo(text + "\n");
  }

  @Test
  void whoAsksForThePageItselfFindsNothing() throws Exception {
    exchange.attributes.put("jakarta.servlet.error.status_code", 500);
    exchange.served(new ErrorAnswer());
    assertThat(exchange.status).isEqualTo(404);
  }
}
