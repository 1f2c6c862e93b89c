package org.confab.core.presence;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.protocol.lcs.PublishedPresence;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * {@code setPresence} and {@code getPresence} of Live Communications Server 2005 ([MS-SIP] 3.2):
 * publication and a look at somebody without a subscription.
 */
public final class LcsPresenceService {
  private final PresenceService presence;
  private final Presentities presentities;
  private final LcsEncoder encoder;
  private final Clock clock;

  /** Publishes through that service, and shows what that encoder writes. */
  public LcsPresenceService(
      PresenceService presence, Presentities presentities, LcsEncoder encoder, Clock clock) {
    this.presence = presence;
    this.presentities = presentities;
    this.encoder = encoder;
    this.clock = clock;
  }

  /**
   * Publishes what a device says.
   *
   * @throws Refused {@code 403} for somebody else's presence and an endpoint that is not
   *     registered, {@code 413} for a document that is too large
   */
  public void publish(EndpointId endpoint, PublishedPresence document) {
    if (!document.uri().equals(endpoint.aor())) {
      throw new Refused(
          403, Diagnostic.CREDENTIALS_NOT_FOR_FROM, "cannot publish for " + document.uri());
    }
    presence.publish(
        endpoint,
        before ->
            LcsPublication.of(
                before, endpoint, document, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
  }

  /**
   * What the caller may see of a user at this moment.
   *
   * @throws Refused {@code 404} if there is no such user, {@code 403} if he has blocked the caller
   */
  public XmlElement look(EndpointId caller, SipUri user) {
    Presentity found =
        presentities.load(user.aor()).orElseThrow(() -> Refusals.unknown(user.aor()));
    ContainerId container = found.containerOf(caller.aor(), presentities.domains());
    if (container.equals(ContainerId.BLOCKED)) {
      throw new Refused(
          403, Diagnostic.USER_SERVICES_ERROR, caller.aor() + " may not see " + found.user());
    }
    return encoder.document(new SeenPresence(found, container, found.user().equals(caller.aor())));
  }
}
