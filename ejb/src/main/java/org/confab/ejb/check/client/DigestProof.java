package org.confab.ejb.check.client;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.confab.protocol.digest.DigestAlgorithm;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sipae.AuthenticationHeader;

/** Digest with the strongest algorithm that is offered (RFC 8760), quality of protection "auth". */
public final class DigestProof implements Proof {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String COUNT = "00000001";

  private final String user;
  private final String password;
  private Optional<AuthenticationHeader> challenge = Optional.empty();

  /** As that user, whose name is the part before the {@code @}. */
  public DigestProof(String user, String password) {
    this.user = user;
    this.password = password;
  }

  @Override
  public String scheme() {
    return "Digest";
  }

  @Override
  public Seen seen(byte[] bytes) {
    RawMessage message = RawMessage.parse(bytes);
    if (message.status() != 401) {
      return Seen.FINE;
    }
    Optional<AuthenticationHeader> strongest =
        message.headers("www-authenticate").stream()
            .filter(value -> value.regionMatches(true, 0, "Digest ", 0, 7))
            .map(AuthenticationHeader::parse)
            .filter(offer -> algorithm(offer).isPresent())
            .min(Comparator.comparing(offer -> algorithm(offer).orElseThrow()));
    challenge = strongest;
    return strongest.isPresent() ? Seen.CHALLENGED : Seen.NOT_OFFERED;
  }

  private static Optional<DigestAlgorithm> algorithm(AuthenticationHeader offer) {
    return DigestAlgorithm.of(offer.parameter("algorithm").orElse("MD5"));
  }

  @Override
  public byte[] proven(byte[] request) {
    if (challenge.isEmpty()) {
      return request;
    }
    AuthenticationHeader asked = challenge.get();
    challenge = Optional.empty(); // a nonce is used once here
    RawMessage message = RawMessage.parse(request);
    return message.rewritten(name -> false, "Authorization: " + credentials(asked, message));
  }

  private String credentials(AuthenticationHeader asked, RawMessage message) {
    DigestAlgorithm algorithm = algorithm(asked).orElseThrow();
    byte[] salt = new byte[8];
    RANDOM.nextBytes(salt);
    String cnonce = HexFormat.of().formatHex(salt);
    String realm = asked.parameter("realm").orElse("");
    String nonce = asked.parameter("nonce").orElse("");
    String secret = hash(algorithm, user + ":" + realm + ":" + password);
    String what = hash(algorithm, message.method() + ":" + message.requestUri());
    Map<String, String> quoted =
        Map.of(
            "username", user,
            "realm", realm,
            "nonce", nonce,
            "uri", message.requestUri(),
            "cnonce", cnonce,
            "opaque", asked.parameter("opaque").orElse(""),
            "response",
                hash(algorithm, String.join(":", secret, nonce, COUNT, cnonce, "auth", what)));
    StringBuilder out = new StringBuilder("Digest algorithm=").append(algorithm.token());
    out.append(", qop=auth, nc=").append(COUNT);
    quoted.forEach((name, value) -> out.append(", ").append(name).append("=\"" + value + "\""));
    return out.toString();
  }

  private static String hash(DigestAlgorithm algorithm, String text) {
    return HexFormat.of().formatHex(algorithm.hash(text.getBytes(StandardCharsets.UTF_8)));
  }
}
