package org.confab.protocol.c3p;

import java.util.Optional;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * A C3P response ([MS-CONFPRO] 2.2.2).
 *
 * @param requestId the one of the request
 * @param from who answers
 * @param to who had asked
 * @param code how the command went
 * @param answer the one child, named like the command; has the {@code reason} of a failure
 */
public record C3pResponse(long requestId, SipUri from, SipUri to, C3pCode code, XmlElement answer) {
  /** Why the command failed, if it did and the reason is known. */
  public Optional<C3pReason> reason() {
    return answer.attribute("reason").flatMap(C3pReason::find);
  }
}
