package org.confab.core.authentication;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.confab.core.EndpointId;
import org.confab.protocol.ntlm.NtlmSession;
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

  private final String opaque;
  private final EndpointId endpoint;
  private final int version;
  private final NtlmSession session;
  private final ReplayWindow received = new ReplayWindow();
  private final AtomicLong sent = new AtomicLong();
  private volatile HeaderFamily family = HeaderFamily.SERVER;
  private volatile Instant ends;

  SecurityAssociation(
      String opaque, EndpointId endpoint, int version, NtlmSession session, Instant ends) {
    this.opaque = opaque;
    this.endpoint = endpoint;
    this.version = version;
    this.session = session;
    this.ends = ends;
  }

  String opaque() {
    return opaque;
  }

  EndpointId endpoint() {
    return endpoint;
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
    if (number == 0 || signature.length != NtlmSession.SIGNATURE_LENGTH) {
      return false;
    }
    String rand = credentials.parameter("crand").orElse("");
    byte[] signed = SignatureInput.of(version, credentials, rand, num, message);
    if (!session.verifyFromClient(signed, signature) || !received.accept(number)) {
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
  AuthenticationHeader sign(RawMessage message, AuthenticationSettings settings, String salt) {
    String number = Long.toString(sent.incrementAndGet());
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("qop", "auth");
    parameters.put("opaque", opaque);
    parameters.put("srand", salt);
    parameters.put("snum", number);
    parameters.put("rspauth", "");
    parameters.put("targetname", settings.targetName());
    parameters.put("realm", settings.realm());
    AuthenticationHeader unsigned =
        new AuthenticationHeader(AuthenticationHeader.NTLM, parameters).withVersion(version);
    byte[] input = SignatureInput.of(version, unsigned, salt, number, message);
    return unsigned.with("rspauth", HexFormat.of().formatHex(session.signAsServer(input)));
  }
}
