package org.confab.core.contacts;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.core.subscription.EventPackage;
import org.confab.core.subscription.Notifier;
import org.confab.core.subscription.Opening;
import org.confab.core.subscription.OwnSubscriptions;
import org.confab.core.subscription.Stripes;
import org.confab.core.subscription.SubscribeOption;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.contacts.ContactChange;
import org.confab.protocol.contacts.ContactDelta;
import org.confab.protocol.contacts.ContactList;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;

/**
 * {@code vnd-microsoft-roaming-contacts}: the whole list first, then one change after the other.
 */
public final class RoamingContactsPackage implements EventPackage {
  /** As long as the servers that clients know grant it. */
  public static final Duration LIFETIME = Duration.ofSeconds(35_280);

  private final ContactStore store;
  private final Notifier notifier;
  private final Stripes stripes;
  private final OwnSubscriptions subscriptions = new OwnSubscriptions();
  private final Set<SubscriptionId> groupsStay = ConcurrentHashMap.newKeySet();

  /** Lists of that store; the stripes are those of the {@link ContactService}. */
  public RoamingContactsPackage(ContactStore store, Notifier notifier, Stripes stripes) {
    this.store = store;
    this.notifier = notifier;
    this.stripes = stripes;
  }

  @Override
  public String name() {
    return "vnd-microsoft-roaming-contacts";
  }

  @Override
  public Opening subscribe(SubscribeRequest request) {
    SipUri owner = OwnSubscriptions.owner(request);
    if (request.ends() && request.refresh()) {
      return new Opening(Optional.empty(), Duration.ZERO);
    }
    return stripes.with(
        owner,
        () -> {
          ContactList list = store.load(owner);
          subscriptions.open(owner, request);
          if (request.options().contains(SubscribeOption.GROUPS_STAY) && !request.ends()) {
            groupsStay.add(request.id());
          }
          return new Opening(Optional.of(body(list.write())), LIFETIME);
        });
  }

  @Override
  public void ended(SubscriptionId id) {
    subscriptions.ended(id);
    groupsStay.remove(id);
  }

  /** Tells all endpoints of the owner, also the one that made the change. */
  void changed(SipUri owner, ContactDelta delta) {
    Body body = body(delta.write());
    Body number = body(delta.writeNumber());
    boolean removal = delta.change() instanceof ContactChange.GroupDeleted;
    subscriptions
        .of(owner)
        .forEach(id -> notifier.notify(id, removal && groupsStay.contains(id) ? number : body));
  }

  /**
   * Tells an endpoint the current number. A client counts on by itself with each of its commands
   * and learns the true number from notifications alone, so after a refusal it would be wrong with
   * all that follow.
   */
  void remind(SipUri owner, EndpointId endpoint) {
    stripes.with(
        owner,
        () -> {
          List<SubscriptionId> told = subscriptions.of(owner, endpoint);
          if (!told.isEmpty()) {
            Body body = body(ContactDelta.unchanged(store.load(owner).deltaNumber()));
            told.forEach(id -> notifier.notify(id, body));
          }
          return true;
        });
  }

  private static Body body(XmlElement document) {
    return new Body(ContactList.CONTENT_TYPE, Xml.bytes(document));
  }
}
