package org.confab.core.authentication;

import java.util.List;
import java.util.Optional;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sipae.AuthenticationHeader;
import org.confab.protocol.sipae.HeaderFamily;

/**
 * The credentials of a message that are meant for this server: scheme, realm and targetname are
 * ours. A client may use either family of headers for any message.
 *
 * @param family the family of the header they came in
 * @param scheme what they are credentials of
 * @param header their parameters
 */
record Credentials(HeaderFamily family, TokenScheme scheme, AuthenticationHeader header) {

  /** The first ones that are meant for this server, among these schemes. */
  static Optional<Credentials> in(RawMessage message, List<TokenScheme> schemes, String realm) {
    for (HeaderFamily family : HeaderFamily.values()) {
      for (String value : message.headers(family.credentials())) {
        Optional<Credentials> ours = read(value).flatMap(h -> of(family, h, schemes, realm));
        if (ours.isPresent()) {
          return ours;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<AuthenticationHeader> read(String value) {
    try {
      return Optional.of(AuthenticationHeader.parse(value));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty(); // as good as none: the sender is challenged
    }
  }

  private static Optional<Credentials> of(
      HeaderFamily family, AuthenticationHeader header, List<TokenScheme> schemes, String realm) {
    String target = header.parameter("targetname").orElse("");
    return schemes.stream()
        .filter(scheme -> header.is(scheme.scheme().wireName()))
        .filter(scheme -> scheme.targetName().equalsIgnoreCase(target))
        .filter(scheme -> header.parameter("realm").filter(realm::equals).isPresent())
        .findFirst()
        .map(scheme -> new Credentials(family, scheme, header));
  }

  /** The token of a handshake in base64, empty at its start; absent if this is a signature. */
  Optional<String> token() {
    return header.parameter("gssapi-data");
  }

  /** The association or handshake that is meant; empty at the start of a handshake. */
  String opaque() {
    return header.parameter("opaque").orElse("");
  }

  /** Whether there is a signature of the message. */
  boolean isSigned() {
    return header.parameter("response").isPresent();
  }
}
