package org.confab.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.confab.core.Settings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicBaseTest {
  private static String base(String host, String path) {
    HttpServletRequest asked =
        (HttpServletRequest)
            Proxy.newProxyInstance(
                PublicBaseTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "getServerName" -> host;
                      case "getRequestURL" -> new StringBuffer("https://" + host + ":8443/" + path);
                      default -> throw new UnsupportedOperationException(method.getName());
                    });
    return PublicBase.of(asked, Settings.of(name -> Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "sip.example.com, https://sip.example.com:8443",
    "192.0.2.1, https://192.0.2.1:8443",
    "my_server, https://my_server:8443",
    "::1, https://[::1]:8443",
    "[2001:db8::1], https://[2001:db8::1]:8443",
    "'a\"b<c>', https://sip.litwareinc.com:8443",
    "'', https://sip.litwareinc.com:8443"
  })
  void itIsTheNameThatTheClientHasUsed(String host, String base) {
    assertThat(base(host, "abs/F-0000.lsabs")).isEqualTo(base);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abs/[", "abs/]", "abs/a b", "abs/%zz", "abs/{x}|^`", "abs//"})
  void noPathIsInItsWay(String path) {
    assertThat(base("sip.example.com", path)).isEqualTo("https://sip.example.com:8443");
  }
}
