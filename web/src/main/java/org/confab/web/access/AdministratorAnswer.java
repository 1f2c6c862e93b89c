package org.confab.web.access;

import org.confab.core.access.AdminRole;
import org.confab.core.access.Administrator;
import org.confab.web.answer.Member;

/** An account of an administrator. */
record AdministratorAnswer(@Member(example = "dora") String name, AdminRole role) {
  static AdministratorAnswer of(Administrator account) {
    return new AdministratorAnswer(account.name(), account.role());
  }
}
