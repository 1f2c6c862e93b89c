package org.confab.core.authentication;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.confab.core.Refused;
import org.confab.core.authentication.WebSignInCounts.Scheme;
import org.confab.core.directory.User;
import org.confab.core.directory.UserDirectory;
import org.confab.core.figures.Figure;
import org.confab.protocol.http.BasicCredentials;
import org.confab.protocol.kerberos.NegotiationToken;
import org.confab.protocol.ntlm.AuthenticateMessage;
import org.confab.protocol.ntlm.ChallengeMessage;
import org.confab.protocol.ntlm.NegotiateMessage;
import org.confab.protocol.ntlm.NtHash;
import org.confab.protocol.ntlm.NtlmV2;
import org.confab.protocol.ntlm.TargetInfo;
import org.confab.protocol.sip.SipUri;

/**
 * The one place that knows who sent a web request: HTTP Basic, NTLM, and Negotiate where Kerberos
 * is set up (RFC 7617, [MS-NTHT], RFC 4559). Every request proves itself anew, with NTLM too: a
 * connection that a proxy shares never speaks for who used it first. Ask only over TLS.
 */
public final class WebSignIn {
  /** Longest header value that is looked at, in characters; a Kerberos ticket has some thousand. */
  public static final int MAX_HEADER = 65_536;

  private static final Logger LOG = System.getLogger(WebSignIn.class.getName());
  private static final String BASIC = "Basic realm=\"Confab\", charset=\"UTF-8\"";
  private static final String NTLM = "NTLM";
  private static final String NEGOTIATE = "Negotiate";
  private static final NtHash NOBODY = NtHash.of(new byte[NtHash.LENGTH]);

  private final AuthenticationSettings settings;
  private final UserDirectory directory;
  private final CredentialStore credentials;
  private final GuessLimits guesses;
  private final PasswordCheck passwords;
  private final Optional<NegotiateAcceptor> negotiate;
  private final NtlmHandshakes handshakes;
  private final WebSignInCounts counts = new WebSignInCounts();
  private final Clock clock;
  private final SecureRandom random;

  /** Takes its collaborators; without an acceptor Negotiate is not offered. */
  public WebSignIn(
      AuthenticationSettings settings,
      UserDirectory directory,
      CredentialStore credentials,
      GuessLimits guesses,
      Optional<NegotiateAcceptor> negotiate,
      Clock clock,
      SecureRandom random) {
    this.settings = settings;
    this.directory = directory;
    this.credentials = credentials;
    this.guesses = guesses;
    this.passwords = new PasswordCheck(directory, credentials, guesses);
    this.negotiate = negotiate;
    this.handshakes = new NtlmHandshakes(clock);
    this.clock = clock;
    this.random = random;
  }

  /**
   * Judges a request by its {@code Authorization} header.
   *
   * @param authorization the header's value, if there is one
   */
  public WebVerdict judge(Optional<String> authorization, WebOrigin origin) {
    String[] words = authorization.orElse("").strip().split(" +", 2);
    if (words.length < 2 || authorization.orElse("").length() > MAX_HEADER) {
      return challenged(origin);
    }
    return switch (words[0].toLowerCase(Locale.ROOT)) {
      case "basic" -> basic(authorization.orElse(""), origin);
      case "ntlm" ->
          tokenOf(words[1]).map(t -> ntlm(t, Carrier.NTLM, origin)).orElse(challenged(origin));
      case "negotiate" ->
          tokenOf(words[1]).map(t -> negotiated(t, origin)).orElse(challenged(origin));
      default -> challenged(origin);
    };
  }

  /** Verifies a name with its password, as {@link PasswordCheck#check} does. */
  public WebVerdict password(String name, String password, WebOrigin origin) {
    return counts.ended(Scheme.PASSWORD, checked(name, password, origin));
  }

  /** How attempts to sign in ended. */
  public List<Figure> figures() {
    return counts.figures().toList();
  }

  private WebVerdict checked(String name, String password, WebOrigin origin) {
    try {
      return passwords
          .check(name, password, origin.address())
          .<WebVerdict>map(WebVerdict.Known::new)
          .orElseGet(() -> challenged(origin));
    } catch (Refused tooMany) {
      return new WebVerdict.TooManyGuesses(GuessLimits.WINDOW);
    }
  }

  private WebVerdict.Challenged challenged(WebOrigin origin) {
    List<String> offered = new ArrayList<>();
    negotiate.ifPresent(acceptor -> offered.add(NEGOTIATE));
    if (origin.exclusive()) {
      offered.add(NTLM);
    }
    offered.add(BASIC);
    return new WebVerdict.Challenged(offered);
  }

  private WebVerdict basic(String header, WebOrigin origin) {
    return counts.ended(
        Scheme.BASIC,
        BasicCredentials.parse(header)
            .map(offered -> checked(offered.name(), offered.password(), origin))
            .orElseGet(() -> challenged(origin)));
  }

  private static Optional<byte[]> tokenOf(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64.strip()));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** A client without a ticket sends NTLM under this name too, bare or in a negotiation. */
  private WebVerdict negotiated(byte[] token, WebOrigin origin) {
    if (NegotiationToken.isNtlm(token)) {
      return ntlm(token, Carrier.NEGOTIATE, origin);
    }
    Optional<byte[]> inside = NegotiationToken.ntlm(token);
    if (inside.isPresent()) {
      return ntlm(inside.get(), Carrier.SPNEGO, origin);
    }
    return counts.ended(
        Scheme.KERBEROS,
        negotiate
            .map(acceptor -> acceptor.accept(token))
            .flatMap(this::known)
            .orElseGet(() -> challenged(origin)));
  }

  private Optional<WebVerdict> known(NegotiateAcceptor.Acceptance acceptance) {
    Optional<String> answer =
        acceptance.reply().length == 0
            ? Optional.empty()
            : Optional.of(header(NEGOTIATE, acceptance.reply()));
    return acceptance
        .user()
        .flatMap(directory::find)
        .filter(User::enabled)
        .map(user -> new WebVerdict.Known(user, answer));
  }

  private static String header(String scheme, byte[] token) {
    return scheme + " " + Base64.getEncoder().encodeToString(token);
  }

  /** How the tokens of NTLM come and go. */
  private enum Carrier {
    /** Under their own name. */
    NTLM,
    /** Bare, under the name of Negotiate. */
    NEGOTIATE,
    /** In a negotiation of mechanisms. */
    SPNEGO;

    String challenge(byte[] token) {
      return switch (this) {
        case NTLM -> header(WebSignIn.NTLM, token);
        case NEGOTIATE -> header(WebSignIn.NEGOTIATE, token);
        case SPNEGO -> header(WebSignIn.NEGOTIATE, NegotiationToken.challenge(token));
      };
    }

    Optional<String> end() {
      return this == SPNEGO
          ? Optional.of(header(WebSignIn.NEGOTIATE, NegotiationToken.completed()))
          : Optional.empty();
    }
  }

  private WebVerdict ntlm(byte[] token, Carrier carrier, WebOrigin origin) {
    if (!origin.exclusive()) {
      return challenged(origin);
    }
    try {
      return NegotiateMessage.is(token)
          ? begin(token, carrier, origin)
          : counts.ended(
              Scheme.NTLM, finish(AuthenticateMessage.parse(token), token, carrier, origin));
    } catch (IllegalArgumentException unreadable) {
      return challenged(origin);
    }
  }

  private WebVerdict begin(byte[] token, Carrier carrier, WebOrigin origin) {
    byte[] serverChallenge = new byte[8];
    random.nextBytes(serverChallenge);
    TargetInfo names =
        TargetInfo.of(settings.targetName(), settings.domains().primary(), clock.instant());
    byte[] challenge =
        ChallengeMessage.answering(NegotiateMessage.parse(token), serverChallenge, names).encoded();
    handshakes.begin(origin.connection(), token, challenge);
    return new WebVerdict.Challenged(List.of(carrier.challenge(challenge)));
  }

  private WebVerdict finish(
      AuthenticateMessage message, byte[] token, Carrier carrier, WebOrigin origin) {
    Optional<NtlmHandshakes.Started> started = handshakes.take(origin.connection());
    if (started.isEmpty()) {
      return challenged(origin);
    }
    SipUri name = directory.whoIs(NtlmScheme.userOf(message, directory), message.user());
    Optional<Duration> wait = guesses.refused(name.address(), origin.address());
    if (wait.isPresent()) {
      return new WebVerdict.TooManyGuesses(wait.get());
    }
    Optional<User> user = directory.find(name).filter(User::enabled);
    Optional<NtHash> hash = credentials.find(name);
    boolean proven =
        NtlmV2.proves(
            started.get().negotiate(), started.get().challenge(), token, hash.orElse(NOBODY));
    if (!proven || hash.isEmpty() || user.isEmpty()) {
      guesses.failed(name.address(), origin.address());
      LOG.log(Level.INFO, "web sign-in of {0} from {1} refused", name, origin.address());
      return challenged(origin);
    }
    guesses.succeeded(name.address(), origin.address());
    return new WebVerdict.Known(user.get(), carrier.end());
  }
}
