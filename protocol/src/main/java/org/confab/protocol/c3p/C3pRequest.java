package org.confab.protocol.c3p;

import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * A C3P request ([MS-CONFPRO] 2.2.2).
 *
 * @param requestId chosen by the sender; real clients use values beyond 2^31
 * @param from who asks
 * @param to who is asked; equals the URI of the To header
 * @param command the one child of the request
 */
public record C3pRequest(long requestId, SipUri from, SipUri to, XmlElement command) {
  /** Refuses a negative id. */
  public C3pRequest {
    if (requestId < 0) {
      throw new IllegalArgumentException("negative requestId");
    }
  }

  /** The answer that the command was carried out; {@code answer} is named like the command. */
  public C3pResponse success(XmlElement answer) {
    return new C3pResponse(requestId, to, from, C3pCode.SUCCESS, answer);
  }

  /** The answer that another one follows. */
  public C3pResponse pending() {
    return new C3pResponse(
        requestId, to, from, C3pCode.PENDING, XmlElement.of(C3pCodec.NAMESPACE, command.name()));
  }

  /** The answer that the command was not carried out. */
  public C3pResponse failure(C3pReason reason) {
    return failure(reason, XmlElement.of(C3pCodec.NAMESPACE, command.name()));
  }

  /** As {@link #failure(C3pReason)}, with content that tells the client more. */
  public C3pResponse failure(C3pReason reason, XmlElement answer) {
    return new C3pResponse(
        requestId, to, from, C3pCode.FAILURE, answer.with("reason", reason.wireName()));
  }
}
