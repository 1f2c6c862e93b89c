package org.confab.core.routing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.confab.core.Refused;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.RawMessageAddress;
import org.confab.protocol.sip.SipUri;

/**
 * The signature in Referred-By ([MS-SIPAE] 2.2.5, RFC 3892): the server signs the Referred-By of a
 * REFER, the one who is referred copies it into the call that he makes, and the server knows its
 * word again. It holds for this referrer, this referee and this target, and for a while. What the
 * called side gets is the address without the signature, which is the server's own affair.
 */
public final class ReferrerSignature {
  /** How long somebody may take to call whom he was referred to. */
  public static final Duration LIFETIME = Duration.ofMinutes(10);

  private static final String ALGORITHM = "HmacSHA256";
  private static final String NAME = "hmac-sha256";
  private static final Pattern OURS =
      Pattern.compile("(?i);\\s*ms-identity(?:-alg|-info|-cookie)?\\s*=\\s*(?:\"[^\"]*\"|[^;\"]*)");

  private final SecretKeySpec key;
  private final String info;
  private final Clock clock;

  /**
   * Signs with that key; 32 random bytes will do, fresh ones at each start too.
   *
   * @param serverName the name under which this server knows its own signatures
   */
  public ReferrerSignature(byte[] key, String serverName, Clock clock) {
    this.key = new SecretKeySpec(key.clone(), ALGORITHM);
    this.info = "sip:" + serverName;
    this.clock = clock;
  }

  /**
   * The Referred-By of a REFER on its way to the referee.
   *
   * @param referredBy as the referrer, who has been looked at, wrote it
   * @param to whom the request is sent to; the referee, unless the header names another
   * @param referTo the Refer-To header; a target without a SIP address cannot be signed for
   */
  public String signed(String referredBy, SipUri to, String referTo) {
    String bare = withoutSignature(referredBy);
    RawMessageAddress header = RawMessageAddress.parse(bare);
    Optional<SipUri> target = RawMessageAddress.parse(referTo).aor();
    Optional<SipUri> referrer = header.aor();
    if (target.isEmpty() || referrer.isEmpty()) {
      return bare;
    }
    SipUri referee = referee(header).orElse(to.aor());
    String cookie = Long.toString(clock.instant().plus(LIFETIME).getEpochSecond());
    return bare
        + ";ms-identity=\""
        + signature(referrer.get(), referee, target.get(), cookie)
        + "\";ms-identity-alg="
        + NAME
        + ";ms-identity-info=\""
        + info
        + "\";ms-identity-cookie=\""
        + cookie
        + "\"";
  }

  private static Optional<SipUri> referee(RawMessageAddress header) {
    return RawMessageAddress.parse("<" + header.parameter("ms-referee-uri") + ">").aor();
  }

  /**
   * The Referred-By of a request on its way to whom its sender was referred to.
   *
   * @param referredBy as the sender wrote it
   * @param sender who has proved to have sent it
   * @param target its Request-URI
   * @throws Refused 403 with 1020 if it claims this server's signature and does not have it
   */
  public String verified(String referredBy, SipUri sender, SipUri target) {
    RawMessageAddress header = RawMessageAddress.parse(referredBy);
    if (header.parameter("ms-identity-info").equalsIgnoreCase(info)) {
      String cookie = header.parameter("ms-identity-cookie");
      boolean ours =
          header
              .aor()
              .map(referrer -> signature(referrer, sender.aor(), target.aor(), cookie))
              .filter(expected -> same(expected, header.parameter("ms-identity")))
              .isPresent();
      if (!ours || hasEnded(cookie)) {
        throw new Refused(
            403, Diagnostic.REFERRER_NOT_VERIFIED, "Referred-By is not as this server signed it");
      }
    }
    return withoutSignature(referredBy);
  }

  private boolean hasEnded(String cookie) {
    return !clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(cookie)));
  }

  private static boolean same(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.UTF_8));
  }

  /** Behind the address only: in front of it, the words belong to a name. */
  private static String withoutSignature(String referredBy) {
    int behind = referredBy.lastIndexOf('>') + 1;
    return referredBy.substring(0, behind)
        + OURS.matcher(referredBy.substring(behind)).replaceAll("");
  }

  private String signature(SipUri referrer, SipUri referee, SipUri target, String cookie) {
    String text =
        String.join(
            "\n", referrer.aor().asString(), referee.asString(), target.aor().asString(), cookie);
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
    }
  }
}
