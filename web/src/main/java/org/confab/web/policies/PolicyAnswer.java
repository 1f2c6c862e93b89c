package org.confab.web.policies;

import org.confab.core.policy.PolicyValue;
import org.confab.web.answer.Member;

/** A setting with its value. */
record PolicyAnswer(
    @Member(value = "global, site:NAME or sip:NAME@DOMAIN", example = "global") String scope,
    @Member(example = "meetingPolicy.MeetingSize") String name,
    @Member(example = "50") String value) {

  static PolicyAnswer of(PolicyValue value) {
    return new PolicyAnswer(value.scope().asString(), value.name(), value.value());
  }
}
