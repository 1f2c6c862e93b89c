package org.confab.core.presence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.confab.core.Body;
import org.confab.core.Refused;
import org.confab.core.subscription.EventPackage;
import org.confab.core.subscription.Notifier;
import org.confab.core.subscription.Opening;
import org.confab.core.subscription.OwnSubscriptions;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.lcs.Ace;
import org.confab.protocol.lcs.AclList;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;

/**
 * {@code vnd-microsoft-roaming-ACL} of Live Communications Server 2005 ([MS-SIP] 3.7.4.2): the
 * user's access control list, at first and after each change, also after one of his containers. Its
 * number is raised by one each time and outlives the server.
 */
public final class RoamingAclPackage implements EventPackage, PresenceListener {
  private static final Duration LIFETIME = Duration.ofSeconds(35_280);
  private static final long FIRST = 1;

  private final Presentities presentities;
  private final AclStore store;
  private final Notifier notifier;
  private final OwnSubscriptions subscriptions = new OwnSubscriptions();

  /** The entry that a user is setting right now: his containers change because of it. */
  private final Map<SipUri, Ace> beingSet = new ConcurrentHashMap<>();

  /** Tells of the lists in that store and of the containers of these users. */
  public RoamingAclPackage(Presentities presentities, AclStore store, Notifier notifier) {
    this.presentities = presentities;
    this.store = store;
    this.notifier = notifier;
  }

  @Override
  public String name() {
    return "vnd-microsoft-roaming-ACL";
  }

  @Override
  public Opening subscribe(SubscribeRequest request) {
    SipUri owner = OwnSubscriptions.owner(request);
    if (request.ends() && request.refresh()) {
      return new Opening(Optional.empty(), Duration.ZERO);
    }
    subscriptions.open(owner, request);
    Presentity self =
        presentities
            .load(owner)
            .orElseThrow(
                () -> new Refused(404, Diagnostic.DESTINATION_NOT_ENABLED, "no user " + owner));
    return new Opening(Optional.of(body(list(self))), LIFETIME);
  }

  @Override
  public void ended(SubscriptionId id) {
    subscriptions.ended(id);
  }

  @Override
  public void changed(Presentity before, Presentity after) {
    if (!before.containers().equals(after.containers())) {
      AclList old = list(before);
      AclList now = list(after, old.deltaNumber() + 1);
      if (!old.entries().equals(now.entries())) {
        store(after.user(), now);
      }
    }
  }

  /** The list as it is. */
  AclList list(Presentity user) {
    return list(user, store.find(user.user()).map(AclList::deltaNumber).orElse(FIRST));
  }

  private AclList list(Presentity user, long number) {
    List<Ace> said = new ArrayList<>();
    Optional.ofNullable(beingSet.get(user.user())).ifPresent(said::add);
    store.find(user.user()).ifPresent(list -> said.addAll(list.entries()));
    return new AclList(number, AccessControl.entries(user.containers(), said));
  }

  /**
   * Carries that entry out by changing the containers, and raises the number by exactly one.
   *
   * @param before the user as he is; nobody else works on him meanwhile
   */
  void set(Presentity before, Ace ace, Runnable containers) {
    SipUri user = before.user();
    long number = list(before).deltaNumber();
    beingSet.put(user, ace);
    try {
      containers.run();
      Presentity after = presentities.load(user).orElse(before);
      if (list(after).deltaNumber() == number) {
        store(user, list(after, number + 1));
      }
    } finally {
      beingSet.remove(user);
    }
  }

  private void store(SipUri user, AclList list) {
    store.put(user, list);
    Body body = body(list);
    subscriptions.of(user).forEach(id -> notifier.notify(id, body));
  }

  private static Body body(AclList list) {
    return new Body(AclList.CONTENT_TYPE, Xml.bytes(list.write()));
  }
}
