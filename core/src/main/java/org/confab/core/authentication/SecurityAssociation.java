package org.confab.core.authentication;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.confab.core.EndpointId;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sipae.AuthenticationHeader;
import org.confab.protocol.sipae.HeaderFamily;
import org.confab.protocol.sipae.SignatureInput;

/**
 * What an endpoint and this server share after a handshake ([MS-SIPAE] 3.1.1): keys, the protocol
 * version, and sequence numbers in both directions. Safe for use by several threads.
 */
final class SecurityAssociation {
  /** A client signs in anew before this is over; sipe does so five minutes earlier. */
  static final Duration LIFETIME = Duration.ofHours(8);

  private static final long MAX_NUMBER = 0xFFFF_FFFFL;

  /** The longest signature in bytes; Kerberos' have 28, NTLM's 16. */
  static final int MAX_SIGNATURE = 256;

  private final String opaque;
  private final int version;
  private final TokenScheme scheme;
  private final EndpointId endpoint;
  private final MessageSigner signer;
  private final String basis;
  private final ReplayWindow received = new ReplayWindow();
  private final AtomicLong sent = new AtomicLong();
  private volatile HeaderFamily family = HeaderFamily.SERVER;
  private volatile Instant ends;

  /**
   * An association that a handshake has led to; it does not keep the handshake.
   *
   * @param proof the last step of the handshake
   * @param ends when it ends, not after what the proof rests on
   */
  SecurityAssociation(
      Handshake handshake, EndpointId endpoint, TokenStep.Proven proof, Instant ends) {
    this.opaque = handshake.opaque();
    this.version = handshake.version();
    this.scheme = handshake.scheme();
    this.endpoint = endpoint;
    this.signer = proof.signer();
    this.basis = proof.basis().name();
    this.ends = ends;
  }

  String opaque() {
    return opaque;
  }

  /** The scheme of the handshake; every message is signed by it. */
  TokenScheme scheme() {
    return scheme;
  }

  EndpointId endpoint() {
    return endpoint;
  }

  /** Whether it rests on that, such as the certificate of that device. */
  boolean restsOn(String proof) {
    return !basis.isEmpty() && basis.equals(proof);
  }

  boolean isValid(Instant now) {
    return now.isBefore(ends);
  }

  /** Ends the association at that time, if it would last longer. */
  void endAt(Instant end) {
    ends = end.isBefore(ends) ? end : ends;
  }

  /** The headers that the client used last. */
  HeaderFamily family() {
    return family;
  }

  /**
   * Whether the message is signed with this association's keys and was not seen before. The answer
   * is yes at most once for a message.
   */
  boolean accepts(AuthenticationHeader credentials, HeaderFamily usedFamily, RawMessage message) {
    String num = credentials.parameter("cnum").orElse("");
    byte[] signature = signature(credentials.parameter("response").orElse(""));
    long number = number(num);
    if (number == 0 || signature.length == 0) {
      return false;
    }
    String rand = credentials.parameter("crand").orElse("");
    byte[] signed = SignatureInput.of(version, credentials, rand, num, message);
    if (!signer.verifies(signed, signature) || !received.accept(number)) {
      return false;
    }
    family = usedFamily;
    return true;
  }

  private static long number(String digits) {
    if (digits.isEmpty()
        || digits.length() > 10
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return 0;
    }
    long number = Long.parseLong(digits);
    return number <= MAX_NUMBER ? number : 0;
  }

  private static byte[] signature(String hex) {
    if (hex.length() > 2 * MAX_SIGNATURE) {
      return new byte[0];
    }
    try {
      return HexFormat.of().parseHex(hex.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException notHexadecimal) {
      return new byte[0];
    }
  }

  /**
   * The proof for an outbound message, with the next sequence number.
   *
   * @param salt 8 hexadecimal digits
   */
  AuthenticationHeader sign(RawMessage message, String realm, String salt) {
    String number = Long.toString(sent.incrementAndGet());
    String scheme = scheme().scheme().wireName();
    SignatureInput.Proof by = new SignatureInput.Proof(scheme, realm, scheme().targetName());
    byte[] input = SignatureInput.of(version, by, salt, number, message);
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("qop", "auth");
    parameters.put("opaque", opaque());
    parameters.put("srand", salt);
    parameters.put("snum", number);
    parameters.put("rspauth", HexFormat.of().formatHex(signer.sign(input)));
    parameters.put("targetname", by.target());
    parameters.put("realm", realm);
    AuthenticationHeader.version(version)
        .ifPresent(text -> parameters.put(AuthenticationHeader.VERSION, text));
    return new AuthenticationHeader(scheme, parameters);
  }
}
