package org.confab.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.confab.protocol.fuzz.FuzzTarget;

/** Values of every setting there is, as an administrator enters them. */
public final class PolicyTargets {
  private static final List<String> VALUES =
      List.of(
          "true",
          "12",
          "https://x.test/a",
          "sip:gw@x.test:5061;transport=tls",
          "block UCCAPI < 3.5",
          "pbx.x.test=192.0.2.7,trusted",
          "^\\d{4}$=+1425555$0");

  private PolicyTargets() {}

  /** One of all settings. */
  public static List<FuzzTarget<?>> all() {
    return List.of(
        FuzzTarget.text("policy-setting", PolicySettings.class)
            .seeds(
                PolicySettings.ALL.stream()
                    .flatMap(row -> VALUES.stream().map(value -> row.name() + " " + value))
                    .toArray(String[]::new))
            .holds(PolicyTargets::checked));
  }

  private static void checked(String text) {
    String[] words = text.split(" ", 2);
    SettingType type =
        PolicySettings.find(words[0])
            .map(PolicySetting::type)
            .orElseThrow(() -> new IllegalArgumentException("no setting"));
    String kept = type.checked(words[words.length - 1]);
    assertThat(type.checked(kept)).isEqualTo(kept);
  }
}
