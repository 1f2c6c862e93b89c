package org.confab.web.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.confab.core.Settings;
import org.junit.jupiter.api.Test;

class LandingPageTest {
  private static String page(Map<String, String> properties) {
    return LandingPage.of(Settings.of(name -> Optional.ofNullable(properties.get(name))));
  }

  @Test
  void itTellsWhereTheServerListens() {
    String page = page(Map.of("confab.domain", "example.org", "confab.sips.port", "6061"));

    assertThat(page)
        .contains("<title>Confab at example.org</title>")
        .contains("127.0.0.1:6061")
        .contains("sip.example.org");
  }

  @Test
  void itNamesEveryDomainThatIsServed() {
    assertThat(page(Map.of("confab.other.domains", "fabrikam.com,contoso.com")))
        .contains("<strong>litwareinc.com</strong> and fabrikam.com, contoso.com.");
    assertThat(page(Map.of())).contains("<strong>litwareinc.com</strong>.");
  }

  @Test
  void noPlaceholderIsLeftAndNothingIsLoadedFromElsewhere() {
    assertThat(page(Map.of())).doesNotContain("${").doesNotContain("<script", "<link", "<img");
  }

  @Test
  void valuesAreEscaped() {
    assertThat(page(Map.of("confab.server.name", "<b>\"&"))).contains("&lt;b&gt;&quot;&amp;");
  }
}
