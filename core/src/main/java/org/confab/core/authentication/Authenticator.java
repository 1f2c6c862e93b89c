package org.confab.core.authentication;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.confab.core.EndpointId;
import org.confab.core.directory.UserDirectory;
import org.confab.core.figures.Figure;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sip.RawMessageAddress;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.sipae.HeaderFamily;

/**
 * The one place that knows who sent a message ([MS-SIPAE] 3.3): runs the handshakes of every {@link
 * TokenScheme}, verifies the signatures of what comes in and signs what goes out; takes Digest from
 * plain clients.
 *
 * <p>A signature covers scheme, numbers, Call-ID, CSeq, From, To, asserted identity and Expires, no
 * more: body and Request-URI are protected by TLS alone, as the protocol has it.
 */
public final class Authenticator implements FlowListener {
  private static final Logger LOG = System.getLogger(Authenticator.class.getName());

  /** Requests that get no answer; if their sender is not known, they are dropped. */
  private static final Set<String> UNANSWERED = Set.of("ACK", "CANCEL", "BENOTIFY");

  /** Requests of plain clients that cannot be challenged (RFC 3261 22.1). */
  private static final Set<String> UNCHALLENGED = Set.of("ACK", "CANCEL");

  /** The promise of the registrar's ms-keep-alive, 300 s, and a minute more. */
  static final Duration KEPT_ALIVE = Duration.ofSeconds(360);

  /** The longest registration, two hours, and ten minutes more. */
  static final Duration SILENT = Duration.ofSeconds(7800);

  /** Longest branch of a refused INVITE that is remembered, in characters; real ones have 60. */
  static final int MAX_BRANCH = 256;

  private final AuthenticationSettings settings;
  private final List<TokenScheme> schemes;
  private final Clock clock;
  private final SecureRandom random;
  private final Challenges challenges;
  private final SignIn signIn;
  private final DigestSignIn digestSignIn;
  private final AnonymousSignIn anonymousSignIn;
  private final Speakers speakers;
  private final OtherRealms others;
  private final SignInCounts counts = new SignInCounts();
  private final Map<String, FlowSecurity> flows = new ConcurrentHashMap<>();

  /** One that lets nobody in without an account. */
  public Authenticator(
      AuthenticationSettings settings,
      UserDirectory directory,
      CredentialStore credentials,
      GuessLimits guesses,
      List<TokenScheme> more,
      Clock clock,
      SecureRandom random) {
    this(
        settings,
        directory,
        credentials,
        guesses,
        more,
        conference -> Optional.empty(),
        Delegations.NONE,
        clock,
        random);
  }

  /**
   * Takes its collaborators; {@code random} makes challenges and salts.
   *
   * @param credentials asked for each message of plain clients
   * @param more schemes with tokens besides NTLM
   * @param conferences what people without an account have to know
   */
  public Authenticator(
      AuthenticationSettings settings,
      UserDirectory directory,
      CredentialStore credentials,
      GuessLimits guesses,
      List<TokenScheme> more,
      ConferenceKeys conferences,
      Delegations delegations,
      Clock clock,
      SecureRandom random) {
    this.settings = settings;
    this.speakers = new Speakers(directory, delegations);
    this.others = new OtherRealms(settings.domains());
    this.clock = clock;
    this.random = random;
    Nonces nonces = new Nonces(clock, random);
    TokenScheme ntlm = new NtlmScheme(settings, directory, credentials, guesses, clock, random);
    this.schemes =
        Stream.concat(more.stream(), Stream.of(ntlm))
            .sorted(Comparator.comparing(TokenScheme::scheme))
            .toList();
    this.challenges = new Challenges(settings, schemes, nonces, clock);
    this.signIn = new SignIn(directory, challenges, counts, guesses, clock, random);
    this.digestSignIn =
        new DigestSignIn(
            directory,
            credentials,
            guesses,
            challenges,
            new NonceCheck(nonces, clock),
            counts,
            clock);
    this.anonymousSignIn =
        new AnonymousSignIn(conferences, guesses, challenges, new NonceCheck(nonces, clock), clock);
  }

  /**
   * Judges a whole inbound message. Calls for one flow come one after the other.
   *
   * @param origin the flow that brought it; associations hold for their flow only
   * @param bytes start line to body
   */
  public Admission inbound(FlowOrigin origin, byte[] bytes) {
    RawMessage message;
    try {
      message = RawMessage.parse(bytes);
    } catch (IllegalArgumentException unreadable) {
      return unreadable(bytes, unreadable);
    }
    FlowSecurity flow = flows.computeIfAbsent(origin.flowId(), id -> new FlowSecurity());
    Verdict verdict = judge(flow, origin, message);
    if (verdict instanceof Verdict.Authenticated) {
      if (message.header("ms-keep-alive").isPresent()) {
        flow.keepAlive();
      }
      return new Admission(true, verdict);
    }
    LOG.log(Level.DEBUG, () -> message.method() + " " + message.callId() + ": " + verdict);
    return new Admission(message.isRequest() && mayBeRefused(flow, message), verdict);
  }

  private static Admission unreadable(byte[] bytes, IllegalArgumentException reason) {
    Verdict verdict =
        Verdict.Challenged.refused(
            400, Diagnostic.PARSE_FAILURE, String.valueOf(reason.getMessage()));
    String word = RawMessage.firstWord(bytes).toUpperCase(Locale.ROOT);
    return new Admission(!word.startsWith("SIP/") && !UNANSWERED.contains(word), verdict);
  }

  private Verdict judge(FlowSecurity flow, FlowOrigin origin, RawMessage message) {
    Set<SignInScheme> taken = settings.listeners().get().of(origin);
    Optional<Credentials> offered =
        Credentials.in(message, schemes, settings.realm())
            .filter(credentials -> taken.contains(credentials.scheme().scheme()));
    if (offered.isEmpty()) {
      return plain(flow, origin, message, taken);
    }
    boolean handshake = offered.get().token().isPresent();
    if (handshake && message.isRequest() && !UNANSWERED.contains(message.method())) {
      return signIn.proceed(flow, origin, offered.get(), message);
    }
    return handshake
        ? challenges.fresh(origin, HeaderFamily.SERVER, "no place for a handshake")
        : verified(flow, origin, offered.get(), message);
  }

  /**
   * A message of a plain client. Its responses, ACK and CANCEL cannot be challenged (RFC 3261
   * 22.1); they are taken from a flow on which their sender has proved himself, and belong to a
   * transaction or dialog that such a request began, or that this server did.
   */
  private Verdict plain(
      FlowSecurity flow, FlowOrigin origin, RawMessage message, Set<SignInScheme> taken) {
    boolean unanswered = UNANSWERED.contains(message.method());
    if (!unanswered && AnonymousSignIn.isAnonymous(message)) {
      return anonymousSignIn.judge(flow, origin, message);
    }
    if (message.isRequest() && !unanswered && taken.contains(SignInScheme.DIGEST)) {
      Optional<DigestOffer> offered = DigestOffer.in(message, settings);
      if (offered.isPresent()) {
        return digestSignIn.judge(flow, origin, offered.get(), message);
      }
    }
    boolean trusting = !message.isRequest() || UNCHALLENGED.contains(message.method());
    return Optional.of(message)
        .filter(m -> trusting)
        .flatMap(m -> heardBefore(flow, m))
        .<Verdict>map(Verdict.Authenticated::new)
        .orElseGet(() -> challenges.first(origin, message));
  }

  private Optional<EndpointId> heardBefore(FlowSecurity flow, RawMessage message) {
    Instant now = clock.instant();
    Optional<DigestFlow> known = flow.knownDigest();
    Optional<EndpointId> sender =
        (message.isRequest() ? message.from() : message.to())
            .aor()
            .flatMap(aor -> known.flatMap(digest -> digest.newestOf(aor, now)));
    boolean anyone = !message.isRequest() && !flow.hasAssociations();
    return (sender.isEmpty() && anyone ? known.flatMap(digest -> digest.newest(now)) : sender)
        .filter(
            endpoint ->
                isReceipt(message)
                    || AnonymousSignIn.isAnonymous(endpoint.aor())
                    || isEnabled(endpoint));
  }

  private Verdict verified(
      FlowSecurity flow, FlowOrigin origin, Credentials offered, RawMessage message) {
    Optional<SecurityAssociation> association =
        flow.find(offered.opaque(), clock.instant())
            .filter(known -> known.scheme() == offered.scheme());
    if (association.isEmpty()
        || (!isReceipt(message) && !isEnabled(association.get().endpoint()))) {
      return challenges.anew(origin, familyFor(message, offered), "no such association");
    }
    if (!association.get().accepts(offered.header(), offered.family(), message)) {
      return challenges.fresh(origin, familyFor(message, offered), "wrong or repeated signature");
    }
    return message.isRequest()
        ? identified(association.get().endpoint(), origin, offered, message)
        : new Verdict.Authenticated(association.get().endpoint());
  }

  /** A request acts for its From; the endpoint that signed it may be that or a delegate's. */
  private Verdict identified(
      EndpointId endpoint, FlowOrigin origin, Credentials offered, RawMessage request) {
    Optional<Verdict> refusal = speakers.refusal(endpoint.aor(), request);
    String epid = request.from().epid();
    if (refusal.isEmpty() && !epid.isEmpty() && !epid.equalsIgnoreCase(endpoint.epid().value())) {
      return challenges.fresh(origin, familyFor(request, offered), "signed by another endpoint");
    }
    return refusal.orElseGet(() -> new Verdict.Authenticated(endpoint));
  }

  /** The answer to a notification moves nothing: it is not worth a look into the directory. */
  private static boolean isReceipt(RawMessage message) {
    return !message.isRequest() && message.method().equals("NOTIFY");
  }

  private boolean isEnabled(EndpointId endpoint) {
    return speakers.isEnabled(endpoint.aor());
  }

  /**
   * Whether a request that is not let in can be answered. An ACK cannot, but the stack needs the
   * one for a refused INVITE to end that transaction.
   */
  private static boolean mayBeRefused(FlowSecurity flow, RawMessage request) {
    String method = request.method();
    if (method.equals("INVITE")) {
      branch(request).ifPresent(flow::refusedInvite);
    }
    if (method.equals("ACK")) {
      return branch(request).filter(flow::isForRefusedInvite).isPresent();
    }
    return !UNANSWERED.contains(method);
  }

  private static Optional<String> branch(RawMessage request) {
    String topmost = request.header("via").orElse("").split(",", 2)[0];
    return Optional.of(RawMessageAddress.parse(topmost).parameter("branch"))
        .filter(text -> !text.isEmpty() && text.length() <= MAX_BRANCH);
  }

  /**
   * The headers of an answer. Real clients send the credentials of REGISTER in either family and
   * find the registrar's in the answer; elsewhere the answer follows the credentials.
   */
  static HeaderFamily familyFor(RawMessage message, Credentials offered) {
    return message.method().equals("REGISTER") ? HeaderFamily.SERVER : offered.family();
  }

  /**
   * Prepares a whole outbound message: takes out what another hop said about authentication, and
   * signs requests and final answers with the client's association. Challenges stay unsigned. May
   * be called on any thread.
   *
   * @return the bytes to send
   */
  public byte[] outbound(String flowId, byte[] bytes) {
    RawMessage message;
    try {
      message = RawMessage.parse(bytes);
    } catch (IllegalArgumentException unreadable) {
      LOG.log(Level.WARNING, "outbound message is not signed", unreadable);
      return bytes;
    }
    FlowSecurity flow = flows.get(flowId);
    boolean signing = flow != null && flow.hasAssociations();
    return message.rewritten(
        (name, value) -> others.staysBehind(name, value, signing), proof(flowId, message));
  }

  private String proof(String flowId, RawMessage message) {
    FlowSecurity flow = flows.get(flowId);
    if (flow == null || !isSigned(message)) {
      return "";
    }
    Optional<SecurityAssociation> signer = flow.signerOf(message, clock.instant());
    if (signer.isEmpty()) {
      return "";
    }
    boolean register = message.method().equals("REGISTER");
    HeaderFamily family = register ? HeaderFamily.SERVER : signer.get().family();
    String salt = HexFormat.of().withUpperCase().toHexDigits(random.nextInt());
    return family.proof() + ": " + signer.get().sign(message, settings.realm(), salt).asString();
  }

  private static boolean isSigned(RawMessage message) {
    int status = message.status();
    return message.isRequest() || (status >= 200 && status != 401 && status != 407);
  }

  /** Ends the associations of those endpoints: they have to sign in anew. */
  public void forget(Predicate<EndpointId> which) {
    flows.values().forEach(flow -> flow.forget(which));
  }

  /**
   * The endpoints of a user that have signed in with a proof that may be taken back.
   *
   * @param proof the name of its {@link TokenStep.Basis}
   */
  public List<EndpointId> signedInWith(SipUri user, String proof) {
    return signedIn(user, association -> association.restsOn(proof));
  }

  /** The endpoints of a user that have signed in by that scheme. */
  public List<EndpointId> signedInBy(SipUri user, SignInScheme scheme) {
    return signedIn(user, association -> association.scheme().scheme() == scheme);
  }

  private List<EndpointId> signedIn(SipUri user, Predicate<SecurityAssociation> how) {
    SipUri aor = user.aor();
    return flows.values().stream()
        .flatMap(flow -> flow.signedIn(how).stream())
        .filter(endpoint -> endpoint.aor().equals(aor))
        .distinct()
        .toList();
  }

  /**
   * How long a flow on which somebody has signed in may be silent. A client that was promised a
   * keep-alive every five minutes gets one more for its way; others may be silent as long as a
   * registration lasts.
   */
  public Duration idleLimit(String flowId) {
    FlowSecurity flow = flows.get(flowId);
    return flow != null && flow.keepsAlive() ? KEPT_ALIVE : SILENT;
  }

  /** Connections and UDP addresses of which something is known. */
  public int flows() {
    return flows.size();
  }

  /** How much the schemes have in memory, and how attempts to sign in ended. */
  public List<Figure> figures() {
    return Stream.concat(
            schemes.stream().flatMap(scheme -> scheme.figures().stream()), counts.figures())
        .toList();
  }

  /** Ends everything that the flow had. */
  @Override
  public void flowClosed(String flowId) {
    flows.remove(flowId);
    schemes.forEach(scheme -> scheme.flowClosed(flowId));
  }
}
