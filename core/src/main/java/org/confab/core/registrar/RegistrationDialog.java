package org.confab.core.registrar;

import java.io.IOException;
import java.util.List;
import org.confab.core.Body;
import org.confab.core.subscription.HeaderLine;
import org.confab.protocol.sip.SipUri;

/**
 * The dialog that the REGISTER of a Communicator-type client opens: it is a subscription to changes
 * of the registration ([MS-SIPREGE] 3.1.2.5.1).
 *
 * @param local the To header of the 200, with the server's tag
 * @param remote the From header of the REGISTER, with the client's tag and epid
 * @param callId the Call-ID
 * @param channel the way to the client
 */
public record RegistrationDialog(String local, String remote, String callId, Channel channel) {
  /** The way to the client: its own connection. */
  public interface Channel {
    /**
     * Sends the first request of the server in this dialog.
     *
     * @param contact the client's, as it wrote it
     * @throws IOException if the connection is gone
     */
    void notify(SipUri contact, List<HeaderLine> headers, Body body) throws IOException;
  }

  /** The headers of the last notification, all but Via, CSeq and those of the body. */
  public List<HeaderLine> headers(SignOutReason why) {
    return List.of(
        new HeaderLine("Max-Forwards", "70"),
        new HeaderLine("From", local),
        new HeaderLine("To", remote),
        new HeaderLine("Call-ID", callId),
        new HeaderLine("Event", "registration-notify"),
        new HeaderLine("subscription-state", "terminated;expires=0"),
        new HeaderLine("ms-diagnostics-public", why.diagnostic().publicHeader()));
  }
}
