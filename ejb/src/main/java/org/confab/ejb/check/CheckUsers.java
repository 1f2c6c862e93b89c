package org.confab.ejb.check;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.confab.core.Settings;
import org.confab.core.accounts.AccountRecords;
import org.confab.core.authentication.SignInScheme;
import org.confab.core.check.CheckFailed;
import org.confab.core.check.Trouble;
import org.confab.core.directory.User;
import org.confab.core.directory.UserStore;
import org.confab.ejb.authentication.SecretBox;
import org.confab.protocol.sip.SipUri;

/**
 * The two users with whom the server tries itself: accounts like others, but nobody is told of
 * them, and nobody knows their passwords. They are made when they are needed first.
 */
@ApplicationScoped
@Transactional
public class CheckUsers {
  private static final List<Integer> NUMBERS = List.of(1, 2);
  private static final int PASSWORD_BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final EntityManager database;
  private final UserStore users;
  private final AccountRecords accounts;
  private final String domain;
  private final SecretBox box;

  @Inject
  CheckUsers(EntityManager database, UserStore users, AccountRecords accounts, Settings settings) {
    this(database, users, accounts, settings.domain(), SecretBox.ofFile(settings.secretKeyFile()));
  }

  CheckUsers(
      EntityManager database,
      UserStore users,
      AccountRecords accounts,
      String domain,
      SecretBox box) {
    this.database = database;
    this.users = users;
    this.accounts = accounts;
    this.domain = domain;
    this.box = box;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected CheckUsers() {
    this(null, null, null, null, null);
  }

  /**
   * One of them.
   *
   * @param aor the address
   * @param password what proves it
   */
  public record CheckUser(SipUri aor, String password) {
    @Override
    public String toString() {
      return "CheckUser[" + aor.address() + "]";
    }
  }

  /**
   * Both of them; those that are not there are made.
   *
   * @throws CheckFailed if one is disabled, or the address is somebody else's
   */
  public List<CheckUser> both() {
    return NUMBERS.stream().map(this::one).toList();
  }

  /**
   * Whether one of them is called so.
   *
   * @param user {@code user@domain} in lower case
   */
  static boolean isOne(String user, String domain) {
    return NUMBERS.stream().anyMatch(number -> address(number, domain).address().equals(user));
  }

  private static SipUri address(int number, String domain) {
    return SipUri.of("confab-check-" + number, domain);
  }

  private CheckUser one(int number) {
    SipUri aor = address(number, domain);
    Optional<User> user = users.find(aor);
    Optional<CheckUserEntity> row =
        Optional.ofNullable(database.find(CheckUserEntity.class, CheckUserEntity.key(aor)));
    if (user.isPresent() && row.isEmpty()) {
      throw new CheckFailed(Trouble.CHECK_USER_TAKEN, aor.address(), aor.address());
    }
    if (user.filter(one -> !one.enabled()).isPresent()) {
      throw new CheckFailed(Trouble.CHECK_USER_DISABLED, aor.address());
    }
    return row.map(known -> new CheckUser(aor, text(known.open(box))))
        .orElseGet(() -> made(aor, number));
  }

  private CheckUser made(SipUri aor, int number) {
    byte[] random = new byte[PASSWORD_BYTES];
    RANDOM.nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    User user = new User(aor, "Confab check " + number, "", "", "", "", "", true);
    accounts.open(user, password, SignInScheme.all());
    database.flush(); // the row refers to the user's
    database.persist(new CheckUserEntity(aor, password.getBytes(StandardCharsets.UTF_8), box));
    return new CheckUser(aor, password);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
