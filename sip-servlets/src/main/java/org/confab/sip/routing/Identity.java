package org.confab.sip.routing;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import javax.servlet.sip.SipServletMessage;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.authentication.Verdict;
import org.confab.core.directory.UserDirectory;
import org.confab.core.routing.AssertedIdentity;
import org.confab.sip.edge.SipEdge;

/**
 * What the server says about the sender of a relayed message, instead of what the sender claims: no
 * credentials and no assertion of a client passes on.
 */
@Dependent
public class Identity {
  private static final String ASSERTED = "P-Asserted-Identity";

  /** Headers that are between a client and this server, or that only servers may set. */
  private static final List<String> NOT_FOR_OTHERS =
      List.of(
          "Authorization",
          "Proxy-Authorization",
          "P-Preferred-Identity",
          "ms-edge-proxy-message-trust",
          "ms-asserted-verification-level",
          ASSERTED);

  private final UserDirectory directory;

  @Inject
  Identity(UserDirectory directory) {
    this.directory = directory;
  }

  /**
   * Marks a message of that endpoint. Whoever asks for {@code Privacy: id} is not named to the
   * other side, whom nobody trusts with it (RFC 3325 7, 9.3).
   *
   * @throws Refused 403 if a REFER names somebody else as its referrer (RFC 3892)
   */
  public void stamp(SipServletMessage message, EndpointId sender) {
    strip(message);
    if (message.getMethod().equals("REFER")) {
      AssertedIdentity.checkReferrer(sender, Optional.ofNullable(message.getHeader("Referred-By")));
    }
    if (!AssertedIdentity.isPrivate(Optional.ofNullable(message.getHeader("Privacy")))) {
      message.addHeader(ASSERTED, AssertedIdentity.of(sender, directory));
    }
  }

  /** Marks a message for another server of the deployment, which is trusted with the name. */
  public void stampForServer(SipServletMessage message, EndpointId sender) {
    strip(message);
    message.addHeader(ASSERTED, AssertedIdentity.of(sender, directory));
  }

  /** Takes out what only this server may say. */
  public void strip(SipServletMessage message) {
    NOT_FOR_OTHERS.forEach(message::removeHeader);
  }

  /** Marks a response with the endpoint that signed it; one that is already on its way is left. */
  void stamp(SipServletMessage response) {
    if (response.isCommitted()) {
      return;
    }
    if (response.getAttribute(SipEdge.VERDICT) instanceof Verdict.Authenticated authenticated) {
      stamp(response, authenticated.endpoint());
    } else {
      strip(response);
    }
  }
}
