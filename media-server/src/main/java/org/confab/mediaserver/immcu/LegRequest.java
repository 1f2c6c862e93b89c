package org.confab.mediaserver.immcu;

import java.util.OptionalLong;
import org.confab.protocol.sip.SipUri;

/**
 * A request of the MCU to a recipient.
 *
 * @param method {@code MESSAGE} or {@code INFO}
 * @param sender whose it is: {@code Ms-Sender} ([MS-CONFIM] 2.2.1)
 * @param messageId the number that the author was told; a typing notice has none
 * @param contentType type of the body
 * @param body its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record LegRequest(
    String method, SipUri sender, OptionalLong messageId, String contentType, byte[] body) {

  static LegRequest message(SipUri sender, long id, ImMessage text) {
    return new LegRequest("MESSAGE", sender, OptionalLong.of(id), text.contentType(), text.body());
  }

  static LegRequest typing(SipUri sender, ImMessage notice) {
    return new LegRequest(
        "INFO", sender, OptionalLong.empty(), notice.contentType(), notice.body());
  }

  /** Whether this is a notice that a newer one of the same sender makes worthless. */
  boolean isTyping() {
    return messageId.isEmpty();
  }
}
