package org.confab.web.policies;

import org.confab.web.answer.Member;

/** A setting whose value was taken back. */
record PolicyUnsetAnswer(
    @Member(value = "global, site:NAME or sip:NAME@DOMAIN", example = "global") String scope,
    @Member(example = "meetingPolicy.MeetingSize") String name) {}
