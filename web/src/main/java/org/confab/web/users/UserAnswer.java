package org.confab.web.users;

import org.confab.core.directory.User;
import org.confab.web.answer.Member;

/** An account as it is told. */
record UserAnswer(
    @Member(example = "sip:alice@litwareinc.com") String uri,
    @Member(example = "Alice Archer") String displayName,
    @Member(example = "alice@litwareinc.com") String email,
    String title,
    @Member(example = "Sales") String department,
    String office,
    String phone,
    @Member("Whether the user may sign in") boolean enabled) {

  static UserAnswer of(User user) {
    return new UserAnswer(
        user.aor().asString(),
        user.displayName(),
        user.email(),
        user.title(),
        user.department(),
        user.office(),
        user.phone(),
        user.enabled());
  }
}
