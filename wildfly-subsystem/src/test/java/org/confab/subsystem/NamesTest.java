package org.confab.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.confab.subsystem.settings.Setting;
import org.junit.jupiter.api.Test;

/** WildFly starts no subsystem that has two attributes of one name. */
class NamesTest {
  @Test
  void noSettingIsCalledAsAFigure() {
    List<String> names = new ArrayList<>();
    Arrays.stream(Setting.values()).map(Setting::attribute).forEach(names::add);
    Gauges.ALL.forEach(gauge -> names.add(gauge.replace('_', '-')));
    assertThat(names).doesNotHaveDuplicates();
  }
}
