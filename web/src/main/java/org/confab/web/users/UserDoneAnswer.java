package org.confab.web.users;

import org.confab.core.accounts.AccountAdministration;
import org.confab.web.answer.Flat;
import org.confab.web.answer.Member;

/** What was done to an account. */
record UserDoneAnswer(
    @Flat UserAnswer user,
    @Member(value = "How many endpoints were signed out", example = "2") int signedOut) {

  static UserDoneAnswer of(AccountAdministration.Done done) {
    return new UserDoneAnswer(UserAnswer.of(done.user()), done.signedOut());
  }
}
