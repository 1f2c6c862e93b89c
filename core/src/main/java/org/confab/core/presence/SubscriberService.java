package org.confab.core.presence;

import java.util.List;
import java.util.Optional;
import org.confab.core.EndpointId;
import org.confab.core.contacts.ContactListener;
import org.confab.core.contacts.ContactStore;
import org.confab.core.directory.User;
import org.confab.core.directory.UserDirectory;
import org.confab.core.subscription.Stripes;
import org.confab.protocol.presence.MemberType;
import org.confab.protocol.presence.SetSubscribers;
import org.confab.protocol.presence.Subscriber;
import org.confab.protocol.sip.SipUri;

/**
 * Tells a user who has put him into a contact list, unless he has that person in his own; his
 * client then asks him, and acknowledges ([MS-PRES] 6.12).
 */
public final class SubscriberService implements ContactListener {
  private final UserDirectory directory;
  private final SubscriberStore store;
  private final ContactStore contacts;
  private final List<SubscriberListener> listeners;
  private final Stripes stripes;

  /** Works on these stores and tells these listeners; stripes as in {@link PresenceService}. */
  public SubscriberService(
      UserDirectory directory,
      SubscriberStore store,
      ContactStore contacts,
      List<? extends SubscriberListener> listeners,
      Stripes stripes) {
    this.directory = directory;
    this.store = store;
    this.contacts = contacts;
    this.listeners = List.copyOf(listeners);
    this.stripes = stripes;
  }

  @Override
  public void added(SipUri owner, SipUri contact) {
    Optional<User> watcher = directory.find(owner);
    if (owner.equals(contact) || watcher.isEmpty() || directory.find(contact).isEmpty()) {
      return;
    }
    stripes.with(
        contact,
        () -> {
          prompt(contact, watcher.get());
          return true;
        });
  }

  /** The user has taken note of those subscribers. */
  public void acknowledge(EndpointId endpoint, SetSubscribers request) {
    SipUri user = endpoint.aor();
    stripes.with(
        user,
        () -> {
          List<Subscriber> known = store.find(user);
          for (Subscriber told : request.subscribers()) {
            known.stream()
                .filter(one -> one.user().equals(told.user()) && !one.acknowledged())
                .forEach(one -> store.put(user, acknowledged(one)));
          }
          tell(user);
          return true;
        });
  }

  /** Somebody is gone: whoever gets his address next is told of anew. */
  public void personGone(SipUri gone) {
    for (SipUri user : store.naming(gone)) {
      stripes.with(
          user,
          () -> {
            store.remove(user, gone.aor());
            tell(user);
            return true;
          });
    }
  }

  private void prompt(SipUri user, User watcher) {
    List<Subscriber> known = store.find(user);
    long pending = known.stream().filter(one -> !one.acknowledged()).count();
    boolean told = known.stream().anyMatch(one -> one.user().equals(watcher.aor()));
    boolean mutual =
        contacts.load(user).contacts().stream().anyMatch(one -> one.key().equals(watcher.aor()));
    if (told || mutual || pending >= PresenceLimits.PROMPTED_SUBSCRIBERS) {
      return;
    }
    store.put(
        user,
        new Subscriber(
            watcher.aor(), watcher.displayName(), false, Optional.of(MemberType.SAME_ENTERPRISE)));
    tell(user);
  }

  private void tell(SipUri user) {
    List<Subscriber> all = store.find(user);
    listeners.forEach(listener -> listener.subscribersChanged(user, all));
  }

  private static Subscriber acknowledged(Subscriber one) {
    return new Subscriber(one.user(), one.displayName(), true, one.type());
  }
}
