package org.confab.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskerTest {
  private static HttpServletRequest request(String address, String... headers) {
    Object made =
        Proxy.newProxyInstance(
            HttpServletRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getRemoteAddr", "getServerName" -> address;
                  case "getHeader" ->
                      Set.of(headers).contains(String.valueOf(arguments[0])) ? "192.0.2.7" : null;
                  default -> throw new AssertionError("nobody asks for " + method);
                });
    return (HttpServletRequest) made;
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.3.2.1", "0:0:0:0:0:0:0:1", "::1"})
  void whoIsOnThisMachineIsHere(String address) {
    assertThat(Asker.isHere(request(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Forwarded", "X-Forwarded-For", "X-Real-IP", "Via"})
  void whoseRequestAProxyPassesOnIsElsewhere(String header) {
    assertThat(Asker.isHere(request("127.0.0.1", header))).isFalse();
  }

  @Test
  void whoIsOnAnotherMachineIsElsewhere() {
    assertThat(Asker.isHere(request("192.0.2.7"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.3.2.1", "localhost", "LOCALHOST", "::1", "[::1]"})
  void namesOfThisMachineAlone(String name) {
    assertThat(Asker.isForHere(request(name))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sip.example.com", "localhost.example.com", "127.0.0.1.example.com", "192.0.2.7"})
  void namesByWhichOthersAsk(String name) {
    assertThat(Asker.isForHere(request(name))).isFalse();
  }
}
