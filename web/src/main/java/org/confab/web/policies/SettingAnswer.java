package org.confab.web.policies;

import java.util.List;
import org.confab.core.policy.PolicyScope;
import org.confab.core.policy.PolicySetting;
import org.confab.web.answer.Member;

/** A setting that there is. */
record SettingAnswer(
    @Member(example = "meetingPolicy.MeetingSize") String name,
    @Member(value = "What values it takes, in words", example = "a number") String takes,
    @Member(name = "default", value = "What holds where nothing is set; empty for nothing")
        String otherwise,
    @Member("For what it may be set") List<PolicyScope.Kind> scopes) {

  static SettingAnswer of(PolicySetting setting) {
    return new SettingAnswer(
        setting.name(),
        setting.type().toString(),
        setting.otherwise().orElse(""),
        setting.scopes().stream().sorted().toList());
  }
}
