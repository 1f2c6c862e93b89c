package org.confab.core.conferencing;

import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.conference.AdmissionPolicy;
import org.confab.protocol.conference.ConferenceProposal;
import org.confab.protocol.xml.XmlElement;

/**
 * Judges what a client proposes for the way into a conference ([MS-CONFPRO] 2.2.3). The conference
 * key comes encrypted for this server, or in clear from clients that could not get its certificate.
 * A conference for people without an account always has a key.
 */
final class AccessReader {
  private static final long BITS = 0xffff_ffffL;

  private final ConferenceKey key;
  private final ConferencingLimits limits;
  private final Supplier<String> newKeys;

  /** Makes a key with {@code newKeys} where one is needed and none proposed. */
  AccessReader(ConferenceKey key, ConferencingLimits limits, Supplier<String> newKeys) {
    this.key = key;
    this.limits = limits;
    this.newKeys = newKeys;
  }

  ConferenceRecord.Access read(
      ConferenceProposal.Access proposed,
      AdmissionPolicy policy,
      boolean rolling,
      Optional<ConferenceRecord.Access> known) {
    Optional<String> secret =
        proposed
            .key()
            .flatMap(this::secret)
            .or(() -> known.flatMap(ConferenceRecord.Access::key))
            .or(
                () ->
                    policy == AdmissionPolicy.ANONYMOUS
                        ? Optional.of(newKeys.get())
                        : Optional.empty());
    return new ConferenceRecord.Access(
        secret,
        proposed.lobby().or(() -> known.map(ConferenceRecord.Access::lobby)).orElse(false),
        proposed
            .autopromote()
            .map(AccessReader::bits)
            .or(() -> known.map(ConferenceRecord.Access::autopromote))
            .orElse(0L),
        rolling);
  }

  /** The key that is proposed; an empty element proposes none. */
  private Optional<String> secret(XmlElement element) {
    Optional<XmlElement> cms = element.child("cms-data");
    String text = cms.isPresent() ? opened(cms.get().text()) : element.text();
    if (text.isEmpty() && cms.isEmpty()) {
      return Optional.empty();
    }
    boolean printable = text.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"' && c != 0x5c);
    if (text.isEmpty() || text.length() > limits.key() || !printable) {
      throw new CommandFailed(C3pReason.INVALID_PASSCODE, "1 to 64 printable characters");
    }
    return Optional.of(text);
  }

  private String opened(String base64) {
    try {
      return key.open(Base64.getMimeDecoder().decode(base64))
          .orElseThrow(AccessReader::notForThisServer);
    } catch (IllegalArgumentException notBase64) {
      throw notForThisServer();
    }
  }

  private static CommandFailed notForThisServer() {
    return new CommandFailed(
        C3pReason.INVALID_ENCRYPTION_KEY_USED, "cms-data is not for this server's key");
  }

  private static long bits(String text) {
    try {
      long bits = Long.parseLong(text);
      if (bits >= 0 && bits <= BITS) {
        return bits;
      }
    } catch (NumberFormatException notANumber) {
      throw new CommandFailed(C3pReason.REQUEST_MALFORMED, "autopromote: " + text);
    }
    throw new CommandFailed(C3pReason.REQUEST_MALFORMED, "autopromote: " + text);
  }
}
