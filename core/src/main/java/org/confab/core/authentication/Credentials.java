package org.confab.core.authentication;

import java.util.Optional;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sipae.AuthenticationHeader;
import org.confab.protocol.sipae.HeaderFamily;

/**
 * The credentials of a message that are meant for this server: scheme, realm and targetname are
 * ours. A client may use either family of headers for any message.
 *
 * @param family the family of the header they came in
 * @param header their parameters
 */
record Credentials(HeaderFamily family, AuthenticationHeader header) {

  /** The first ones that are meant for this server. */
  static Optional<Credentials> in(RawMessage message, AuthenticationSettings settings) {
    for (HeaderFamily family : HeaderFamily.values()) {
      for (String value : message.headers(family.credentials())) {
        Optional<AuthenticationHeader> header = read(value).filter(h -> isOurs(h, settings));
        if (header.isPresent()) {
          return Optional.of(new Credentials(family, header.get()));
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

  private static boolean isOurs(AuthenticationHeader header, AuthenticationSettings settings) {
    return header.is(AuthenticationHeader.NTLM)
        && header.parameter("realm").filter(settings.realm()::equals).isPresent()
        && header
            .parameter("targetname")
            .filter(settings.targetName()::equalsIgnoreCase)
            .isPresent();
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
