package org.confab.web.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.confab.core.access.AdminName;
import org.confab.core.access.Administrator;
import org.confab.core.authentication.GuessLimits;

/**
 * Signs administrators in, with the same brake on guessing as users have; their names are counted
 * apart from those of users. What this machine asks for itself ({@link Asker}) is counted apart
 * from the rest: nobody elsewhere can keep its administrators out.
 */
@ApplicationScoped
public class AdminSignIn {
  private final AdminAccounts accounts;
  private final GuessLimits strangers;
  private final GuessLimits local;

  @Inject
  AdminSignIn(AdminAccounts accounts) {
    this(accounts, Clock.systemUTC());
  }

  AdminSignIn(AdminAccounts accounts, Clock clock) {
    this.accounts = accounts;
    this.strangers = new GuessLimits(clock);
    this.local = new GuessLimits(clock);
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected AdminSignIn() {
    this(null, Clock.systemUTC());
  }

  /**
   * What came of a sign-in.
   *
   * @param account who it is, if the password was right
   * @param held how long nobody looks at another password, if there were too many wrong ones
   * @param tried the name that was tried; empty if none could be read
   */
  record Verdict(Optional<Administrator> account, Optional<Duration> held, String tried) {}

  /**
   * Judges an {@code Authorization}.
   *
   * @param authorization what the header says
   * @param address where it came from
   * @param here whether somebody on this machine asks for himself
   */
  Verdict judge(String authorization, String address, boolean here) throws IOException {
    Optional<BasicLogin> login = BasicLogin.parse(authorization);
    if (login.isEmpty()) {
      return new Verdict(Optional.empty(), Optional.empty(), "");
    }
    String tried = login.get().name();
    GuessLimits limits = here ? local : strangers;
    Optional<Duration> wait = limits.refused(tried, address);
    if (wait.isPresent()) {
      return new Verdict(Optional.empty(), wait, tried);
    }
    Optional<Administrator> account = account(login.get());
    if (account.isPresent()) {
      limits.succeeded(tried, address);
    } else {
      limits.failed(tried, address);
    }
    return new Verdict(account, Optional.empty(), tried);
  }

  private Optional<Administrator> account(BasicLogin login) throws IOException {
    AdminName name;
    try {
      name = AdminName.of(login.name());
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
    return accounts.find(name, login.password());
  }
}
