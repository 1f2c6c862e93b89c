package org.confab.core.authentication;

import java.util.Optional;
import org.confab.protocol.digest.DigestCredentials;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sipae.HeaderFamily;

/**
 * The Digest credentials of a request that are meant for this server.
 *
 * @param family the family of the header they came in
 * @param credentials what they say
 */
record DigestOffer(HeaderFamily family, DigestCredentials credentials) {

  /** The first ones of a realm of ours; a request may carry others, for servers further on. */
  static Optional<DigestOffer> in(RawMessage request, AuthenticationSettings settings) {
    for (HeaderFamily family : HeaderFamily.values()) {
      for (String value : request.headers(family.credentials())) {
        Optional<DigestCredentials> ours =
            read(value)
                .filter(given -> settings.isDigestRealm(given.realm()))
                .filter(given -> !given.session());
        if (ours.isPresent()) {
          return Optional.of(new DigestOffer(family, ours.get()));
        }
      }
    }
    return Optional.empty();
  }

  /** Digest credentials; empty if they are none, or cannot be read. */
  static Optional<DigestCredentials> read(String value) {
    if (!DigestCredentials.isDigest(value)) {
      return Optional.empty();
    }
    try {
      return Optional.of(DigestCredentials.parse(value));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty(); // as good as none: the sender is challenged
    }
  }
}
