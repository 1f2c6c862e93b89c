package org.confab.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.confab.protocol.fuzz.FuzzTarget;

/** What somebody says who he is, before anybody has looked at it. */
public final class LoginTargets {
  private LoginTargets() {}

  /** One for the only header. */
  public static List<FuzzTarget<?>> all() {
    return List.of(
        FuzzTarget.text("admin-login", BasicLogin.class)
            .seeds("Basic YWRtaW46eA==", "basic  YTo=")
            .holds(
                header ->
                    BasicLogin.parse(header)
                        .ifPresent(login -> assertThat(login.name()).doesNotContain(":"))));
  }
}
