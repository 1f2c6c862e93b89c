package org.confab.protocol.sipae;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.confab.protocol.sip.RawMessage;

/**
 * The client's half of a sign-in ([MS-SIPAE] 3.2): give it every message that goes out and every
 * message that comes in. A sign-in is some REGISTERs with the same client:
 *
 * <pre>{@code
 * AssociationClient client = new NtlmClient("LITWAREINC", "alice", "Confab-1");
 * do {
 *   answer = exchange(client.authorize(register()));
 * } while (client.received(answer) == Received.CHALLENGED);
 * }</pre>
 */
public class AssociationClient {
  /** What an inbound message was. */
  public enum Received {
    /** A challenge that {@link #authorize} answers in the next request. */
    CHALLENGED,
    /** The signature is right. */
    VERIFIED,
    /** There is a signature, but it is wrong. */
    WRONG,
    /** There is no signature. */
    UNSIGNED
  }

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Supplier<ClientMechanism> anew;
  private ClientMechanism mechanism;
  private HeaderFamily family = HeaderFamily.SERVER;
  private Optional<AuthenticationHeader> challenge = Optional.empty();
  private String opaque = "";
  private String realm = "";
  private String targetName = "";
  private int version;
  private long sent;

  /** A client that signs in by that mechanism, a new one for each handshake. */
  public AssociationClient(Supplier<ClientMechanism> mechanisms) {
    anew = mechanisms;
    mechanism = mechanisms.get();
  }

  /** Sends credentials in that family of headers from now on. */
  public AssociationClient use(HeaderFamily wanted) {
    family = wanted;
    return this;
  }

  /** Whether the handshake is over on this side. */
  public boolean hasSession() {
    return mechanism.isDone();
  }

  /** The name of the association; empty before the server's token. */
  public String opaque() {
    return opaque;
  }

  /** The sequence number of the last signature. */
  public long sent() {
    return sent;
  }

  /** Gives up the session, so that the next request goes without credentials. */
  public void forget() {
    mechanism = anew.get();
    challenge = Optional.empty();
  }

  /** Adds the credentials that are due now; none before the first challenge. */
  public byte[] authorize(byte[] message) {
    if (challenge.isEmpty()) {
      return mechanism.isDone() ? signed(message, credentials(), ++sent) : message;
    }
    AuthenticationHeader asked = challenge.get();
    challenge = Optional.empty();
    realm = asked.parameter("realm").orElse("");
    targetName = asked.parameter("targetname").orElse("");
    version = asked.version();
    return asked.parameter("gssapi-data").filter(token -> !token.isEmpty()).isPresent()
        ? answered(message, asked)
        : begun(message);
  }

  private byte[] begun(byte[] message) {
    mechanism = anew.get();
    return withLine(message, withToken(base(), mechanism.begin()));
  }

  private byte[] answered(byte[] message, AuthenticationHeader asked) {
    byte[] token =
        mechanism.next(Base64.getDecoder().decode(asked.parameter("gssapi-data").orElse("")));
    opaque = asked.parameter("opaque").orElse("");
    sent = 0;
    if (token.length == 0) {
      return signed(message, credentials(), ++sent);
    }
    AuthenticationHeader credentials = withToken(credentials(), token);
    return mechanism.isDone() && version == SignatureInput.NEWEST_VERSION
        ? signed(message, credentials, ++sent)
        : withLine(message, credentials);
  }

  private AuthenticationHeader withToken(AuthenticationHeader header, byte[] token) {
    return header
        .with("gssapi-data", Base64.getEncoder().encodeToString(token))
        .withVersion(version);
  }

  private AuthenticationHeader base() {
    return AuthenticationHeader.of(mechanism.scheme())
        .with("qop", "auth")
        .with("realm", realm)
        .with("targetname", targetName);
  }

  private AuthenticationHeader credentials() {
    return base().with("opaque", opaque);
  }

  /** Signs with a sequence number of the caller's choice. */
  public byte[] signWithNumber(byte[] message, long number) {
    return signed(message, credentials(), number);
  }

  private byte[] signed(byte[] message, AuthenticationHeader credentials, long number) {
    String salt = HexFormat.of().toHexDigits(RANDOM.nextInt());
    String num = Long.toString(number);
    byte[] input = SignatureInput.of(version, credentials, salt, num, RawMessage.parse(message));
    byte[] signature = mechanism.sign(input);
    return withLine(
        message,
        credentials
            .with("crand", salt)
            .with("cnum", num)
            .with("response", HexFormat.of().withUpperCase().formatHex(signature)));
  }

  private byte[] withLine(byte[] message, AuthenticationHeader credentials) {
    return RawMessage.parse(message)
        .rewritten(name -> false, family.credentials() + ": " + credentials.asString());
  }

  /** Looks at an inbound message. */
  public Received received(byte[] bytes) {
    RawMessage message = RawMessage.parse(bytes);
    for (HeaderFamily each : HeaderFamily.values()) {
      Optional<String> asked =
          message.headers(each.challenge()).stream()
              .filter(offer -> offer.startsWith(mechanism.scheme() + " "))
              .findFirst();
      if (message.status() == each.status() && asked.isPresent()) {
        challenge = Optional.of(AuthenticationHeader.parse(asked.get()));
        return Received.CHALLENGED;
      }
      Optional<String> proof = message.header(each.proof());
      if (proof.isPresent()) {
        return verify(AuthenticationHeader.parse(proof.get()), message);
      }
    }
    return Received.UNSIGNED;
  }

  private Received verify(AuthenticationHeader proof, RawMessage message) {
    byte[] input =
        SignatureInput.of(
            version,
            proof,
            proof.parameter("srand").orElse(""),
            proof.parameter("snum").orElse(""),
            message);
    byte[] signature = HexFormat.of().parseHex(proof.parameter("rspauth").orElse(""));
    boolean right =
        mechanism.isDone()
            && proof.parameter("opaque").filter(opaque::equals).isPresent()
            && mechanism.verify(input, signature);
    return right ? Received.VERIFIED : Received.WRONG;
  }
}
