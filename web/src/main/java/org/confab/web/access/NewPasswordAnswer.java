package org.confab.web.access;

import java.util.Optional;
import org.confab.web.answer.Flat;
import org.confab.web.answer.Member;

/** An account that has a new password. */
record NewPasswordAnswer(
    @Flat AdministratorAnswer account,
    @Member("Only if it was made here") Optional<String> password) {}
