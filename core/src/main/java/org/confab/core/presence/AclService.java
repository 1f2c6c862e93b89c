package org.confab.core.presence;

import java.util.List;
import java.util.Optional;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.subscription.Stripes;
import org.confab.protocol.lcs.AceType;
import org.confab.protocol.lcs.SetAce;
import org.confab.protocol.presence.PresenceFault;
import org.confab.protocol.presence.SetContainerMembers;
import org.confab.protocol.presence.SetSubscribers;
import org.confab.protocol.presence.Subscriber;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/**
 * {@code setACE} of the older dialect ([MS-SIP] 3.7.5.1): the entry becomes a membership in a
 * container, and who was waiting for the user's word has it now.
 */
public final class AclService {
  private final Presentities presentities;
  private final ContainerService containers;
  private final RoamingAclPackage roaming;
  private final SubscriberService subscribers;
  private final Stripes stripes;

  /** Works through these; stripes as in {@link PresenceService}. */
  public AclService(
      Presentities presentities,
      ContainerService containers,
      RoamingAclPackage roaming,
      SubscriberService subscribers,
      Stripes stripes) {
    this.presentities = presentities;
    this.containers = containers;
    this.roaming = roaming;
    this.subscribers = subscribers;
    this.stripes = stripes;
  }

  /**
   * Sets an entry of that endpoint's user.
   *
   * @throws Refused {@code 409} with a fault for another number than the list's, {@code 403} beyond
   *     the limits of containers
   */
  public void set(EndpointId endpoint, SetAce request) {
    SipUri user = endpoint.aor();
    stripes.with(
        user,
        () -> {
          Presentity before = presentities.load(user).orElseThrow(() -> Refusals.unknown(user));
          long current = roaming.list(before).deltaNumber();
          if (request.deltaNumber() != current) {
            throw Refusals.stale(
                Diagnostic.VERSION_OUT_OF_DATE,
                List.of(PresenceFault.Operation.stale(1, request.deltaNumber(), current)));
          }
          roaming.set(before, request.ace(), () -> change(endpoint, before, request));
          return true;
        });
    if (request.ace().type() == AceType.USER) {
      acknowledge(endpoint, SipUri.parse("sip:" + request.ace().mask()));
    }
  }

  private void change(EndpointId endpoint, Presentity before, SetAce request) {
    List<SetContainerMembers.Change> changes =
        AccessControl.changes(before.containers(), request.ace(), presentities.domains());
    if (!changes.isEmpty()) {
      containers.setMembers(endpoint, new SetContainerMembers(changes));
    }
  }

  private void acknowledge(EndpointId endpoint, SipUri watcher) {
    subscribers.acknowledge(
        endpoint, new SetSubscribers(List.of(new Subscriber(watcher, "", true, Optional.empty()))));
  }
}
