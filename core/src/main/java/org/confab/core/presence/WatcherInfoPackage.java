package org.confab.core.presence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.confab.core.Body;
import org.confab.core.Refused;
import org.confab.core.directory.User;
import org.confab.core.directory.UserDirectory;
import org.confab.core.subscription.EventPackage;
import org.confab.core.subscription.Notifier;
import org.confab.core.subscription.Opening;
import org.confab.core.subscription.OwnSubscriptions;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.watcherinfo.Watcher;
import org.confab.protocol.watcherinfo.WatcherEvent;
import org.confab.protocol.watcherinfo.WatcherInfo;
import org.confab.protocol.watcherinfo.WatcherStatus;
import org.confab.protocol.xml.Xml;

/**
 * {@code presence.winfo} (RFC 3857): who watches oneself. All of them at first and with every
 * refresh, afterwards those who came or went. Versions count from 0 in each dialog.
 */
public final class WatcherInfoPackage implements EventPackage, WatchListener {
  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final Set<String> READABLE =
      Set.of(WatcherInfo.CONTENT_TYPE, "application/*", "*/*");

  private final PresencePackage presence;
  private final UserDirectory directory;
  private final Notifier notifier;
  private final Clock clock;
  private final OwnSubscriptions subscriptions = new OwnSubscriptions();
  private final Map<SubscriptionId, Told> told = new ConcurrentHashMap<>();

  /** Tells of the watchers of that package; it has to be made a listener of it. */
  public WatcherInfoPackage(
      PresencePackage presence, UserDirectory directory, Notifier notifier, Clock clock) {
    this.presence = presence;
    this.directory = directory;
    this.notifier = notifier;
    this.clock = clock;
  }

  /** What one subscription has been told, and what it has not yet. */
  private static final class Told {
    private final SipUri owner;
    private final Map<String, Watcher> news = new LinkedHashMap<>();
    private boolean tooMuch;
    private long version;

    Told(SipUri owner) {
      this.owner = owner;
    }

    synchronized void add(Watcher watcher) {
      if (tooMuch || news.size() >= PresenceLimits.WATCHER_NEWS) {
        tooMuch = true;
        news.clear();
      } else {
        news.put(watcher.id(), watcher);
      }
    }

    synchronized Body all(List<Watcher> watchers) {
      news.clear();
      tooMuch = false;
      return body(true, watchers);
    }

    synchronized Optional<Body> next(Function<SipUri, List<Watcher>> everybody) {
      if (tooMuch) {
        return Optional.of(all(everybody.apply(owner)));
      }
      if (news.isEmpty()) {
        return Optional.empty();
      }
      List<Watcher> changed = new ArrayList<>(news.values());
      news.clear();
      return Optional.of(body(false, changed));
    }

    private Body body(boolean full, List<Watcher> watchers) {
      WatcherInfo document = new WatcherInfo(version++, full, owner, "presence", watchers);
      return new Body(WatcherInfo.CONTENT_TYPE, Xml.bytes(document.write()));
    }
  }

  @Override
  public String name() {
    return "presence.winfo";
  }

  @Override
  public Opening subscribe(SubscribeRequest request) {
    SipUri owner = OwnSubscriptions.owner(request);
    if (!request.accept().isEmpty() && request.accept().stream().noneMatch(READABLE::contains)) {
      throw new Refused(
          406, Diagnostic.CONTENT_TYPE_UNEXPECTED, "watchers are not to be had as that");
    }
    Told one = told.getOrDefault(request.id(), new Told(owner));
    if (!request.ends()) {
      told.put(request.id(), one);
      subscriptions.open(owner, request);
    }
    return new Opening(Optional.of(one.all(everybody(owner))), LIFETIME);
  }

  private List<Watcher> everybody(SipUri owner) {
    return presence.watchersOf(owner).stream()
        .map(watch -> watcher(watch, WatcherStatus.ACTIVE, WatcherEvent.SUBSCRIBE))
        .toList();
  }

  @Override
  public Optional<Body> next(SubscriptionId id) {
    return Optional.ofNullable(told.get(id)).flatMap(one -> one.next(this::everybody));
  }

  @Override
  public void ended(SubscriptionId id) {
    subscriptions.ended(id);
    told.remove(id);
  }

  @Override
  public void began(WatchedBy watch) {
    tell(watch, WatcherStatus.ACTIVE, WatcherEvent.SUBSCRIBE);
  }

  /** Whether it ran out or was ended by the watcher is one event in RFC 3857 4.7.1. */
  @Override
  public void ended(WatchedBy watch) {
    tell(watch, WatcherStatus.TERMINATED, WatcherEvent.TIMEOUT);
  }

  private void tell(WatchedBy watch, WatcherStatus status, WatcherEvent event) {
    for (SubscriptionId id : subscriptions.of(watch.user())) {
      Optional.ofNullable(told.get(id))
          .ifPresent(
              one -> {
                one.add(watcher(watch, status, event));
                notifier.ready(id);
              });
    }
  }

  private Watcher watcher(WatchedBy watch, WatcherStatus status, WatcherEvent event) {
    SipUri who = watch.watcher().aor();
    Instant now = clock.instant();
    return new Watcher(
        watch.id().value(),
        who,
        directory.find(who).map(User::displayName).orElse(""),
        status,
        event,
        Optional.empty(),
        Optional.of(Math.max(0, Duration.between(watch.since(), now).toSeconds())));
  }
}
