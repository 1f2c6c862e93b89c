package org.confab.core.presence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.confab.core.Body;
import org.confab.core.Refused;
import org.confab.core.XmlBody;
import org.confab.core.subscription.EventPackage;
import org.confab.core.subscription.Notifier;
import org.confab.core.subscription.Opening;
import org.confab.core.subscription.OwnSubscriptions;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.presence.CategoriesDocument;
import org.confab.protocol.presence.Category;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.Container;
import org.confab.protocol.presence.Delegates;
import org.confab.protocol.presence.RoamingData;
import org.confab.protocol.presence.RoamingList;
import org.confab.protocol.presence.Subscriber;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;

/**
 * {@code vnd-microsoft-roaming-self}: a user's own categories with their versions, his containers,
 * who watches him, and who may act for him. Whole at first, then what changed, each category that
 * changed as a whole, to all his endpoints.
 */
public final class RoamingSelfPackage
    implements EventPackage, PresenceListener, SubscriberListener {
  private static final Duration LIFETIME = Duration.ofSeconds(35_280);

  private final Presentities presentities;
  private final SubscriberStore subscribers;
  private final DelegateStore delegates;
  private final Notifier notifier;
  private final OwnSubscriptions subscriptions = new OwnSubscriptions();
  private final Map<SubscriptionId, Set<RoamingList.Part>> wanted = new ConcurrentHashMap<>();

  /** Tells what these know. */
  public RoamingSelfPackage(
      Presentities presentities,
      SubscriberStore subscribers,
      DelegateStore delegates,
      Notifier notifier) {
    this.presentities = presentities;
    this.subscribers = subscribers;
    this.delegates = delegates;
    this.notifier = notifier;
  }

  @Override
  public String name() {
    return "vnd-microsoft-roaming-self";
  }

  @Override
  public Opening subscribe(SubscribeRequest request) {
    SipUri owner = OwnSubscriptions.owner(request);
    if (request.ends() && request.refresh()) {
      return new Opening(Optional.empty(), Duration.ZERO);
    }
    Set<RoamingList.Part> parts =
        request
            .body()
            .map(body -> XmlBody.read(body, RoamingData.CONTENT_TYPE, RoamingList::read).parts())
            .orElseGet(() -> wanted.getOrDefault(request.id(), RoamingList.ALL.parts()));
    if (!request.ends()) {
      wanted.put(request.id(), parts);
      subscriptions.open(owner, request);
    }
    Presentity self =
        presentities
            .load(owner)
            .orElseThrow(
                () -> new Refused(404, Diagnostic.DESTINATION_NOT_ENABLED, "no user " + owner));
    return new Opening(Optional.of(body(everything(self, parts))), LIFETIME);
  }

  @Override
  public void ended(SubscriptionId id) {
    subscriptions.ended(id);
    wanted.remove(id);
  }

  @Override
  public void changed(Presentity before, Presentity after) {
    if (subscriptions.of(after.user()).isEmpty()) {
      return; // whoever comes now is told what is stored already
    }
    CategoriesDocument difference = difference(before, after);
    if (!difference.categories().isEmpty()) {
      tell(after.user(), RoamingList.Part.CATEGORIES, RoamingData.of(difference));
    }
    List<Container> containers =
        after.containers().stream()
            .filter(container -> !before.containers().contains(container))
            .toList();
    if (!containers.isEmpty()) {
      tell(after.user(), RoamingList.Part.CONTAINERS, RoamingData.ofContainers(containers));
    }
  }

  /** Tells the user's endpoints who may act for him. */
  void delegatesChanged(SipUri user, Delegates all) {
    tell(user, RoamingList.Part.DELEGATES, RoamingData.ofDelegates(all));
  }

  @Override
  public void subscribersChanged(SipUri user, List<Subscriber> all) {
    tell(user, RoamingList.Part.SUBSCRIBERS, RoamingData.ofSubscribers(all));
  }

  /**
   * What the user's own endpoints learn of a change: every instance of each category of which any
   * instance is new, changed or gone, and what is gone. Clients forget all that they know of a
   * category as soon as a document names it, and publish on the versions that it holds.
   */
  static CategoriesDocument difference(Presentity before, Presentity after) {
    List<CategoryInstance> gone = missing(before, after);
    Set<CategoryName> touched = new HashSet<>();
    gone.forEach(instance -> touched.add(instance.key().name()));
    after.instances().values().stream()
        .filter(instance -> !instance.equals(before.instances().get(instance.key())))
        .forEach(instance -> touched.add(instance.key().name()));
    List<Category> categories = new ArrayList<>();
    after.instances().values().stream()
        .filter(instance -> touched.contains(instance.key().name()))
        .forEach(instance -> categories.add(instance.own()));
    gone.forEach(instance -> categories.add(instance.ownDeleted()));
    return new CategoriesDocument(after.user(), categories);
  }

  private static List<CategoryInstance> missing(Presentity before, Presentity after) {
    return before.instances().values().stream()
        .filter(instance -> !after.instances().containsKey(instance.key()))
        .toList();
  }

  private void tell(SipUri user, RoamingList.Part part, RoamingData data) {
    Set<SubscriptionId> ids = subscriptions.of(user);
    if (ids.isEmpty()) {
      return;
    }
    Body body = body(data);
    for (SubscriptionId id : ids) {
      if (wanted.getOrDefault(id, Set.of()).contains(part)) {
        notifier.notify(id, body);
      }
    }
  }

  private RoamingData everything(Presentity self, Set<RoamingList.Part> parts) {
    return new RoamingData(
        parts.contains(RoamingList.Part.CATEGORIES) ? Optional.of(self.own()) : Optional.empty(),
        parts.contains(RoamingList.Part.CONTAINERS)
            ? Optional.of(self.containers())
            : Optional.empty(),
        parts.contains(RoamingList.Part.SUBSCRIBERS)
            ? Optional.of(subscribers.find(self.user()))
            : Optional.empty(),
        parts.contains(RoamingList.Part.DELEGATES)
            ? Optional.of(delegates.find(self.user()))
            : Optional.empty());
  }

  private static Body body(RoamingData data) {
    return new Body(RoamingData.CONTENT_TYPE, Xml.bytes(data.write()));
  }
}
