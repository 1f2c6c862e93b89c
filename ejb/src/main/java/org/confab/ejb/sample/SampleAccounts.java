package org.confab.ejb.sample;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.confab.core.sample.SampleImport;
import org.confab.core.sample.SampleOrganisation;
import org.confab.ejb.accounts.AccountOffice;

/** The people of the sample organisation and their password. */
@Dependent
class SampleAccounts implements SampleImport {
  private final AccountOffice accounts;

  @Inject
  SampleAccounts(AccountOffice accounts) {
    this.accounts = accounts;
  }

  @Override
  public int place() {
    return 0;
  }

  @Override
  public void load(SampleOrganisation organisation) {
    organisation.users().forEach(user -> accounts.open(user, organisation.password()));
  }
}
