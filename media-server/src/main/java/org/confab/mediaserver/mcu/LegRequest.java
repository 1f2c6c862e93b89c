package org.confab.mediaserver.mcu;

import java.util.Optional;
import java.util.OptionalLong;
import org.confab.protocol.sip.SipUri;

/**
 * A request of the MCU to a recipient.
 *
 * @param method {@code MESSAGE} or {@code INFO}
 * @param sender whose it is: {@code Ms-Sender} ([MS-CONFIM] 2.2.1); empty if it is the MCU's own
 * @param messageId the number that the author was told; a typing notice has none
 * @param contentType type of the body
 * @param body its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record LegRequest(
    String method,
    Optional<SipUri> sender,
    OptionalLong messageId,
    String contentType,
    byte[] body) {

  /** A message that somebody has written. */
  public static LegRequest message(SipUri sender, long id, Body text) {
    return new LegRequest(
        "MESSAGE", Optional.of(sender), OptionalLong.of(id), text.contentType(), text.bytes());
  }

  /** A notice that somebody is typing. */
  public static LegRequest typing(SipUri sender, Body notice) {
    return new LegRequest(
        "INFO", Optional.of(sender), OptionalLong.empty(), notice.contentType(), notice.bytes());
  }

  /** An INFO of the MCU itself. */
  public static LegRequest info(Body body) {
    return new LegRequest(
        "INFO", Optional.empty(), OptionalLong.empty(), body.contentType(), body.bytes());
  }

  /** Whether this is a notice that a newer one of the same sender makes worthless. */
  public boolean isTyping() {
    return messageId.isEmpty();
  }
}
