package org.confab.web.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import org.confab.core.access.AdminName;
import org.confab.core.access.AdminRole;
import org.confab.core.access.Administrator;
import org.confab.core.access.Administrators;

/** Knows the accounts of administrators by name and password. */
@ApplicationScoped
public class AdminAccounts {
  private final AdminPassword builtIn;
  private final Administrators others;

  @Inject
  AdminAccounts(AdminPassword builtIn, Administrators others) {
    this.builtIn = builtIn;
    this.others = others;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected AdminAccounts() {
    this(null, null);
  }

  /** The account of that name and password, if there is one. */
  Optional<Administrator> find(AdminName name, String password) throws IOException {
    if (!name.equals(AdminName.BUILT_IN)) {
      return others.signIn(name, password);
    }
    return builtIn.is(password)
        ? Optional.of(new Administrator(name.value(), AdminRole.ADMINISTRATOR))
        : Optional.empty();
  }
}
