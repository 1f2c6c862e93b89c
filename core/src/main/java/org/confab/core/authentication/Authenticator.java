package org.confab.core.authentication;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.confab.core.EndpointId;
import org.confab.core.directory.User;
import org.confab.core.directory.UserDirectory;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sip.RawMessageAddress;
import org.confab.protocol.sipae.HeaderFamily;

/**
 * The one place that knows who sent a message ([MS-SIPAE] 3.3): runs NTLM handshakes, verifies the
 * signatures of what comes in and signs what goes out.
 *
 * <p>A signature covers scheme, numbers, Call-ID, CSeq, From, To, asserted identity and Expires, no
 * more: body and Request-URI are protected by TLS alone, as the protocol has it.
 */
public final class Authenticator implements FlowListener {
  private static final Logger LOG = System.getLogger(Authenticator.class.getName());

  /** Requests that get no answer; if their sender is not known, they are dropped. */
  private static final Set<String> UNANSWERED = Set.of("ACK", "CANCEL", "BENOTIFY");

  /** What one hop says to the next about authentication never goes further. */
  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "authentication-info",
          "proxy-authentication-info",
          "authorization",
          "proxy-authorization");

  private final AuthenticationSettings settings;
  private final UserDirectory directory;
  private final Clock clock;
  private final SecureRandom random;
  private final Challenges challenges;
  private final SignIn signIn;
  private final Map<String, FlowSecurity> flows = new ConcurrentHashMap<>();

  /** Takes its collaborators; {@code random} makes challenges and salts. */
  public Authenticator(
      AuthenticationSettings settings,
      UserDirectory directory,
      CredentialStore credentials,
      Clock clock,
      SecureRandom random) {
    this.settings = settings;
    this.directory = directory;
    this.clock = clock;
    this.random = random;
    this.challenges = new Challenges(settings, clock);
    this.signIn = new SignIn(settings, directory, credentials, challenges, clock, random);
  }

  /**
   * Judges a whole inbound message. Calls for one flow come one after the other.
   *
   * @param flowId the flow that brought it; associations hold for their flow only
   * @param bytes start line to body
   */
  public Admission inbound(String flowId, byte[] bytes) {
    RawMessage message;
    try {
      message = RawMessage.parse(bytes);
    } catch (IllegalArgumentException unreadable) {
      return unreadable(bytes, unreadable);
    }
    FlowSecurity flow = flows.computeIfAbsent(flowId, id -> new FlowSecurity());
    Verdict verdict = judge(flow, message);
    if (verdict instanceof Verdict.Authenticated) {
      return new Admission(true, verdict);
    }
    LOG.log(Level.DEBUG, () -> message.method() + " " + message.callId() + ": " + verdict);
    return new Admission(message.isRequest() && mayBeRefused(flow, message), verdict);
  }

  private static Admission unreadable(byte[] bytes, IllegalArgumentException reason) {
    Verdict verdict =
        new Verdict.Challenged(
            400, List.of(), Diagnostic.PARSE_FAILURE, String.valueOf(reason.getMessage()));
    String word = RawMessage.firstWord(bytes).toUpperCase(Locale.ROOT);
    return new Admission(!word.startsWith("SIP/") && !UNANSWERED.contains(word), verdict);
  }

  private Verdict judge(FlowSecurity flow, RawMessage message) {
    Optional<Credentials> offered = Credentials.in(message, settings);
    if (offered.isEmpty()) {
      return challenges.fresh(HeaderFamily.SERVER, "no credentials");
    }
    boolean handshake = offered.get().token().isPresent();
    if (handshake && message.isRequest() && !UNANSWERED.contains(message.method())) {
      return signIn.proceed(flow, offered.get(), message);
    }
    return handshake
        ? challenges.fresh(HeaderFamily.SERVER, "no place for a handshake")
        : verified(flow, offered.get(), message);
  }

  private Verdict verified(FlowSecurity flow, Credentials offered, RawMessage message) {
    Optional<SecurityAssociation> association = flow.find(offered.opaque(), clock.instant());
    if (association.isEmpty() || !isEnabled(association.get().endpoint())) {
      return challenges.fresh(familyFor(message, offered), "no such association");
    }
    if (!association.get().accepts(offered.header(), offered.family(), message)) {
      return challenges.fresh(familyFor(message, offered), "wrong or repeated signature");
    }
    return message.isRequest()
        ? identified(association.get().endpoint(), offered, message)
        : new Verdict.Authenticated(association.get().endpoint());
  }

  /** A request acts for its From; that must be the endpoint that signed it. */
  private Verdict identified(EndpointId endpoint, Credentials offered, RawMessage request) {
    RawMessageAddress from = request.from();
    if (!request.cseqMethod().equalsIgnoreCase(request.method())) {
      return new Verdict.Challenged(
          400, List.of(), Diagnostic.PARSE_FAILURE, "CSeq names another method");
    }
    if (from.aor().filter(endpoint.aor()::equals).isEmpty()) {
      return new Verdict.Challenged(
          403, List.of(), Diagnostic.CREDENTIALS_NOT_FOR_FROM, "signed by " + endpoint.aor());
    }
    if (!from.epid().isEmpty() && !from.epid().equalsIgnoreCase(endpoint.epid().value())) {
      return challenges.fresh(familyFor(request, offered), "signed by another endpoint");
    }
    return new Verdict.Authenticated(endpoint);
  }

  private boolean isEnabled(EndpointId endpoint) {
    return directory.find(endpoint.aor()).filter(User::enabled).isPresent();
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
        .filter(text -> !text.isEmpty());
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
    return message.rewritten(HOP_BY_HOP::contains, proof(flowId, message));
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
    return family.proof() + ": " + signer.get().sign(message, settings, salt).asString();
  }

  private static boolean isSigned(RawMessage message) {
    int status = message.status();
    return message.isRequest() || (status >= 200 && status != 401 && status != 407);
  }

  /** Ends everything that the flow had. */
  @Override
  public void flowClosed(String flowId) {
    flows.remove(flowId);
  }
}
