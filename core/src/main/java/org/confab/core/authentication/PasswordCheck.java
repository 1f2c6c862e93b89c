package org.confab.core.authentication;

import java.util.Optional;
import org.confab.core.Refused;
import org.confab.core.directory.User;
import org.confab.core.directory.UserDirectory;
import org.confab.protocol.digest.DigestAlgorithm;
import org.confab.protocol.digest.DigestHash;
import org.confab.protocol.ntlm.NtHash;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/**
 * Verifies a user name with its password, as HTTP Basic and forms send them. A wrong password, an
 * unknown and a disabled user take the same work and get the same answer.
 */
public final class PasswordCheck {
  /** Longest password, in characters. */
  public static final int MAX_PASSWORD = 256;

  private static final NtHash NOBODY = NtHash.of(new byte[NtHash.LENGTH]);

  private final UserDirectory directory;
  private final CredentialStore credentials;
  private final GuessLimits guesses;

  /** A check against these users' credentials, with these limits. */
  public PasswordCheck(UserDirectory directory, CredentialStore credentials, GuessLimits guesses) {
    this.directory = directory;
    this.credentials = credentials;
    this.guesses = guesses;
  }

  /**
   * The user who signs in with that name and password; empty if there is none.
   *
   * @param name a SIP URI, {@code user@domain}, {@code DOMAIN\\user} or just the user in this
   *     server's primary domain, without regard to case; or what the directory calls the user
   * @param password the password in clear
   * @param source the IP address that it comes from
   * @throws Refused 403 if too many passwords were wrong; nobody looked at this one
   */
  public Optional<User> check(String name, String password, String source) {
    String login = name.substring(name.indexOf('\\') + 1).strip();
    SipUri aor = directory.whoIs(aorOf(name), login);
    if (guesses.refused(aor.address(), source).isPresent()) {
      throw new Refused(403, Diagnostic.HANDSHAKE_FAILED, "too many wrong passwords");
    }
    Optional<User> user = compared(aor, password);
    if (user.isPresent()) {
      guesses.succeeded(aor.address(), source);
    } else {
      guesses.failed(aor.address(), source);
    }
    return user;
  }

  private Optional<User> compared(SipUri aor, String password) {
    NtHash offered = NtHash.ofPassword(password.length() > MAX_PASSWORD ? "" : password);
    Optional<User> user = directory.find(aor).filter(User::enabled);
    Optional<NtHash> stored = credentials.find(aor);
    boolean same = offered.equals(stored.orElse(NOBODY)) && stored.isPresent();
    boolean good = same || (stored.isEmpty() && user.isPresent() && byDigest(aor, password));
    return user.filter(known -> good && password.length() <= MAX_PASSWORD);
  }

  /** For users of whom no NT hash is kept. */
  private boolean byDigest(SipUri aor, String password) {
    DigestHash offered =
        DigestHash.of(DigestAlgorithm.SHA_256, aor.address(), aor.host(), password);
    return credentials
        .findDigest(aor)
        .flatMap(secrets -> secrets.hash(DigestAlgorithm.SHA_256, aor.address()))
        .filter(offered::equals)
        .isPresent();
  }

  /** The address that a name stands for; nobody's, if it can be none. */
  private SipUri aorOf(String name) {
    String bare = name.strip();
    if (bare.regionMatches(true, 0, "sip:", 0, 4)) {
      bare = bare.substring(4);
    }
    String primary = directory.domains().primary();
    try {
      return addressOf(bare, primary);
    } catch (IllegalArgumentException notAName) {
      return SipUri.parse("sip:" + primary);
    }
  }

  /**
   * A name behind a domain that none here is called is nobody's, the backslash being part of it.
   */
  private SipUri addressOf(String name, String primary) {
    int backslash = name.indexOf('\\');
    String domain = backslash < 0 ? primary : name.substring(0, backslash);
    return directory
        .named(domain, name.substring(backslash + 1))
        .or(() -> directory.named(primary, name))
        .orElseThrow();
  }
}
