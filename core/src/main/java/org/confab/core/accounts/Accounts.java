package org.confab.core.accounts;

import java.util.Set;
import java.util.regex.Pattern;
import org.confab.core.authentication.CredentialStore;
import org.confab.core.authentication.SignInScheme;
import org.confab.core.authentication.UserSecrets;
import org.confab.core.directory.User;
import org.confab.core.directory.UserStore;
import org.confab.protocol.sip.SipUri;

/**
 * Opens accounts: a user together with the credentials to sign in. Run it in one transaction: the
 * two are stored together or not at all.
 */
public final class Accounts {
  /** Longest password, in characters. */
  public static final int MAX_PASSWORD = 256;

  /** Longest address of record, in characters without the scheme. */
  public static final int MAX_ADDRESS = 320;

  /** Longest display name, in characters. */
  public static final int MAX_NAME = 256;

  /** Longest title, department, office, company, city, state or country, in characters. */
  static final int MAX_DETAIL = 128;

  /** Longest telephone number, in characters. */
  static final int MAX_PHONE = 64;

  /** The user part as this deployment hands it out: the unreserved characters of RFC 3261. */
  private static final Pattern USER_PART = Pattern.compile("[A-Za-z0-9._~!*'()+-]+");

  private final String domain;
  private final UserStore users;
  private final CredentialStore credentials;

  /** Accounts of that SIP domain. */
  public Accounts(String domain, UserStore users, CredentialStore credentials) {
    this.domain = domain;
    this.users = users;
    this.credentials = credentials;
  }

  /**
   * Reads the address of a new account, such as {@code sip:frank@litwareinc.com}.
   *
   * @throws AccountRefused if it is none of this domain
   */
  public SipUri address(String text) {
    SipUri uri;
    try {
      uri = SipUri.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw badAddress(text);
    }
    if (!uri.host().equalsIgnoreCase(domain)) {
      throw new AccountRefused(
          AccountRefused.Why.FOREIGN_DOMAIN,
          uri.asString() + " is not of the domain " + domain + " of this server");
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

  /**
   * Adds a user who can sign in with that password.
   *
   * @param schemes the ways that are open to the user
   * @throws AccountRefused if something is wrong with the user or the password, or the user exists
   */
  public void open(User user, String password, Set<SignInScheme> schemes) {
    address(user.aor().asString());
    shortEnough("address", user.aor().address(), MAX_ADDRESS);
    shortEnough("display name", user.displayName(), MAX_NAME);
    shortEnough("mail address", user.email(), MAX_ADDRESS);
    shortEnough("title", user.title(), MAX_DETAIL);
    shortEnough("department", user.department(), MAX_DETAIL);
    shortEnough("office", user.office(), MAX_DETAIL);
    shortEnough("telephone number", user.phone(), MAX_PHONE);
    shortEnough("company", user.affiliation().company(), MAX_DETAIL);
    shortEnough("city", user.affiliation().city(), MAX_DETAIL);
    shortEnough("state", user.affiliation().state(), MAX_DETAIL);
    shortEnough("country", user.affiliation().country(), MAX_DETAIL);
    if (password.isEmpty() || password.length() > MAX_PASSWORD) {
      throw new AccountRefused(
          AccountRefused.Why.BAD_PASSWORD,
          "the password must have 1 to " + MAX_PASSWORD + " characters");
    }
    if (!users.add(user)) {
      throw new AccountRefused(
          AccountRefused.Why.EXISTS, user.aor().asString() + " exists already");
    }
    credentials.store(user.aor(), UserSecrets.of(user.aor(), password, schemes));
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
        "'" + text + "' is no address of a user, such as sip:frank@" + domain);
  }
}
