package org.confab.subsystem.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveSettingsTest {
  private static LiveSettings of(String domain) {
    return new LiveSettings(Map.of("confab.domain", domain), ServerSecurity.NONE);
  }

  @Test
  void changesAreToldUntilNobodyListens() {
    LiveSettings settings = of("a");
    List<String> heard = new ArrayList<>();
    Runnable listener = () -> heard.add(settings.value("confab.domain").orElseThrow());
    settings.listen(listener);
    settings.change(Map.of("confab.domain", "b"));
    settings.forget(listener);
    settings.change(Map.of());
    assertThat(heard).containsExactly("b");
    assertThat(settings.value("confab.domain")).isEmpty();
  }

  @Test
  void theLateEndOfFormerSettingsEndsNotTheirSuccessors() {
    LiveSettings first = of("a");
    LiveSettings second = of("b");
    assertThat(LiveSettings.current()).isEmpty();
    LiveSettings.begin(first);
    LiveSettings.begin(second);
    LiveSettings.end(first);
    assertThat(LiveSettings.current()).containsSame(second);
    LiveSettings.end(second);
    assertThat(LiveSettings.current()).isEmpty();
  }
}
