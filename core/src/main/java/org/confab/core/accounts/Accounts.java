package org.confab.core.accounts;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.confab.core.SipDomains;
import org.confab.core.authentication.CredentialStore;
import org.confab.core.authentication.SignInScheme;
import org.confab.core.authentication.UserSecrets;
import org.confab.core.directory.User;
import org.confab.core.directory.UserStore;
import org.confab.protocol.sip.SipUri;

/**
 * Opens, changes and removes accounts: a user together with the credentials to sign in. Run each
 * call in one transaction: what belongs together is stored together or not at all.
 */
public final class Accounts implements AccountRecords {
  /** Longest password, in characters. */
  public static final int MAX_PASSWORD = 256;

  /** Longest address of record, in characters without the scheme. */
  public static final int MAX_ADDRESS = 320;

  /** Longest display name, in characters. */
  public static final int MAX_NAME = 256;

  /** Longest title, department, office, company, city, state or country, in characters. */
  public static final int MAX_DETAIL = 128;

  /** Longest telephone number, in characters. */
  public static final int MAX_PHONE = 64;

  /** The user part as this deployment hands it out: the unreserved characters of RFC 3261. */
  private static final Pattern USER_PART = Pattern.compile("[A-Za-z0-9._~!*'()+-]+");

  private final SipDomains domains;
  private final UserStore users;
  private final CredentialStore credentials;
  private final Belongings belongings;
  private final Clock clock;

  /**
   * Accounts of those SIP domains.
   *
   * @param belongings what else is kept of a user
   */
  public Accounts(
      SipDomains domains,
      UserStore users,
      CredentialStore credentials,
      Belongings belongings,
      Clock clock) {
    this.domains = domains;
    this.users = users;
    this.credentials = credentials;
    this.belongings = belongings;
    this.clock = clock;
  }

  @Override
  public SipUri address(String text) {
    SipUri uri;
    try {
      uri = SipUri.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw badAddress(text);
    }
    if (!domains.isOurs(uri.host())) {
      throw new AccountRefused(
          AccountRefused.Why.FOREIGN_DOMAIN,
          uri.asString() + " is not of " + named(domains) + " of this server");
    }
    boolean plain = uri.port() < 0 && uri.parameters().isEmpty();
    if (!plain || !USER_PART.matcher(uri.user()).matches()) {
      throw badAddress(text);
    }
    return uri.aor();
  }

  /** As below, with every scheme. */
  public void open(User user, String password) {
    open(user, password, SignInScheme.all());
  }

  @Override
  public void open(User user, String password, Set<SignInScheme> schemes) {
    check(user);
    goodPassword(password);
    add(user);
    credentials.store(user.aor(), UserSecrets.of(user.aor(), password, schemes));
  }

  @Override
  public void open(User user) {
    check(user);
    add(user);
  }

  private void check(User user) {
    address(user.aor().asString());
    shortEnough("address", user.aor().address(), MAX_ADDRESS);
    shortEnough("display name", user.displayName(), MAX_NAME);
    shortEnough("mail address", user.email(), MAX_ADDRESS);
    shortEnough("title", user.title(), MAX_DETAIL);
    shortEnough("department", user.department(), MAX_DETAIL);
    shortEnough("office", user.office(), MAX_DETAIL);
    shortEnough("telephone number", user.phone(), MAX_PHONE);
    shortEnough("number at home", user.numbers().home(), MAX_PHONE);
    shortEnough("mobile number", user.numbers().mobile(), MAX_PHONE);
    shortEnough("other number", user.numbers().other(), MAX_PHONE);
    shortEnough("company", user.affiliation().company(), MAX_DETAIL);
    shortEnough("city", user.affiliation().city(), MAX_DETAIL);
    shortEnough("state", user.affiliation().state(), MAX_DETAIL);
    shortEnough("country", user.affiliation().country(), MAX_DETAIL);
  }

  private void add(User user) {
    if (!users.add(withoutTickets(user))) {
      throw new AccountRefused(
          AccountRefused.Why.EXISTS, user.aor().asString() + " exists already");
    }
  }

  @Override
  public List<User> all() {
    return users.all();
  }

  @Override
  public User setEnabled(SipUri aor, boolean enabled) {
    User before = require(aor).withEnabled(enabled);
    User user = enabled ? before : withoutTickets(before);
    users.replace(user);
    return user;
  }

  @Override
  public User endTickets(SipUri aor) {
    User user = withoutTickets(require(aor));
    users.replace(user);
    return user;
  }

  /**
   * The same user, on whom no ticket rests yet: not even one of an earlier owner of his address.
   */
  private User withoutTickets(User user) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as databases keep it
    Instant next = user.ticketsNotBefore().plus(1, ChronoUnit.MICROS);
    return user.withTicketsNotBefore(now.isAfter(next) ? now : next);
  }

  @Override
  public User setPassword(SipUri aor, String password, Set<SignInScheme> schemes) {
    goodPassword(password);
    User user = withoutTickets(require(aor));
    Set<SignInScheme> open = schemes.isEmpty() ? openTo(user.aor()) : schemes;
    credentials.store(user.aor(), UserSecrets.of(user.aor(), password, open));
    users.replace(user);
    return user;
  }

  /** Every scheme for somebody who has no password yet. */
  private Set<SignInScheme> openTo(SipUri aor) {
    boolean ntlm = credentials.find(aor).isPresent();
    boolean digest = credentials.findDigest(aor).isPresent();
    Set<SignInScheme> open = SignInScheme.all();
    if (ntlm != digest) {
      open.remove(ntlm ? SignInScheme.DIGEST : SignInScheme.NTLM);
    }
    return open;
  }

  @Override
  public User remove(SipUri aor) {
    User user = require(aor);
    credentials.remove(user.aor());
    belongings.discard(user.aor());
    users.remove(user.aor());
    return user;
  }

  private User require(SipUri aor) {
    return users.findForChange(aor).orElseThrow(() -> AccountRefused.unknown(aor));
  }

  private static void goodPassword(String password) {
    if (password.isEmpty() || password.length() > MAX_PASSWORD) {
      throw new AccountRefused(
          AccountRefused.Why.BAD_PASSWORD,
          "the password must have 1 to " + MAX_PASSWORD + " characters");
    }
  }

  private static void shortEnough(String what, String text, int longest) {
    if (text.length() > longest) {
      throw new AccountRefused(
          AccountRefused.Why.TOO_LONG,
          "the " + what + " is longer than " + longest + " characters");
    }
  }

  private AccountRefused badAddress(String text) {
    return new AccountRefused(
        AccountRefused.Why.BAD_ADDRESS,
        "'" + text + "' is no address of a user, such as sip:frank@" + domains.primary());
  }

  private static String named(SipDomains domains) {
    return domains.others().isEmpty()
        ? "the domain " + domains.primary()
        : "the domains " + String.join(", ", domains.all());
  }
}
