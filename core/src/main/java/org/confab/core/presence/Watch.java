package org.confab.core.presence;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.sip.SipUri;

/**
 * One presence subscription: who watches whom, which categories, and what the watcher has not been
 * told yet. Of each user there is one such note at most, so a watcher who is slow to be told gets
 * the last state, however much has happened.
 */
final class Watch {
  /** Until the first state is loaded nothing counts as known. */
  private static final long NOT_LOADED = Long.MAX_VALUE;

  private static final Map<SipUri, News> NO_NEWS = Map.of();

  final SubscriptionId id;
  final EndpointId endpoint;
  final ViewEncoder encoder;

  /** How lists are written, if this is one. */
  final Optional<ListDialect> list;

  private final SipUri name;

  private final Wishes wanted = new Wishes();

  /** Empty but for the moments between a change and the telling of it. */
  private Map<SipUri, News> news = NO_NEWS;

  private long listVersion;
  private boolean lives;

  /** What the watcher does not know yet: a change since a moment, everything, or that he is not. */
  private record News(Optional<Presentity> known, Optional<Change> last, String reason) {}

  private Watch(
      SubscriptionId id,
      EndpointId endpoint,
      ViewEncoder encoder,
      Optional<ListDialect> list,
      SipUri name) {
    this.id = id;
    this.endpoint = endpoint;
    this.encoder = encoder;
    this.list = list;
    this.name = name.sharing(endpoint.aor());
  }

  /** A watch of one user. */
  static Watch single(SubscriptionId id, EndpointId endpoint, ViewEncoder encoder) {
    return new Watch(id, endpoint, encoder, Optional.empty(), endpoint.aor());
  }

  /** A watch of the users of a list. */
  static Watch list(SubscriptionId id, EndpointId endpoint, ListDialect dialect, SipUri name) {
    return new Watch(id, endpoint, dialect.encoder(), Optional.of(dialect), name);
  }

  SipUri watcher() {
    return endpoint.aor();
  }

  /** From now on it is more than a fetch, and counts. */
  synchronized void live() {
    lives = true;
  }

  synchronized boolean lives() {
    return lives;
  }

  /** Takes one more user to watch, or other categories of him; his state is to be loaded anew. */
  synchronized void want(SipUri user, Set<CategoryName> categories) {
    forget(user);
    wanted.put(new Wishes.Wish(user, KnownWishes.OF_ALL.same(categories), NOT_LOADED));
  }

  private Map<SipUri, News> newsToCome() {
    if (news.isEmpty()) {
      news = new LinkedHashMap<>(2);
    }
    return news;
  }

  private void forget(SipUri user) {
    if (!news.isEmpty()) {
      news.remove(user);
      letGo();
    }
  }

  private void letGo() {
    if (news.isEmpty()) {
      news = NO_NEWS;
    }
  }

  /** Watches that user no more. */
  synchronized void leave(SipUri user) {
    wanted.remove(user);
    forget(user);
  }

  synchronized int size() {
    return wanted.size();
  }

  synchronized boolean watches(SipUri user) {
    return wanted.find(user).isPresent();
  }

  /** The categories wanted of that user; empty if he is not watched. */
  synchronized Set<CategoryName> wanted(SipUri user) {
    return wanted.find(user).map(Wishes.Wish::categories).orElse(Set.of());
  }

  /** Everybody who is watched. */
  synchronized List<SipUri> users() {
    return wanted.users();
  }

  /**
   * The state as it was loaded until that moment: all of it is news. What was told while it was
   * loaded may be newer, and stays.
   */
  synchronized void loaded(SipUri user, Change state) {
    Optional<Wishes.Wish> before = wanted.find(user);
    if (before.isPresent()) {
      Wishes.Wish known = before.get();
      wanted.put(new Wishes.Wish(known.user(), known.categories(), state.opened()));
      newsToCome().putIfAbsent(user, new News(Optional.empty(), Optional.of(state), ""));
    }
  }

  /** There is nothing to be told of that user but why. */
  synchronized void refused(SipUri user, String reason) {
    wanted.remove(user);
    newsToCome().put(user, new News(Optional.empty(), Optional.empty(), reason));
  }

  /** Something has changed; false if this watch is not to be told. */
  synchronized boolean changed(Change change) {
    Optional<Wishes.Wish> one = wanted.find(change.user());
    if (one.isEmpty()) {
      return false;
    }
    News waiting = news.get(change.user());
    boolean whole =
        one.get().since() >= change.opened() || (waiting != null && waiting.known().isEmpty());
    Presentity known = waiting == null ? change.before() : waiting.known().orElse(change.before());
    newsToCome()
        .put(
            change.user(),
            new News(whole ? Optional.empty() : Optional.of(known), Optional.of(change), ""));
    return true;
  }

  /** Whether there is something to tell. */
  synchronized boolean hasNews() {
    return !news.isEmpty();
  }

  /**
   * The next notification's body: as many users as fit; the others stay for the one after.
   *
   * @param first whether it is the answer to a SUBSCRIBE, which is complete in form
   */
  synchronized Optional<Body> next(boolean first) {
    ResourceListBody body = new ResourceListBody(name, first);
    Iterator<Map.Entry<SipUri, News>> all = news.entrySet().iterator();
    while (all.hasNext() && !body.full() && (list.isPresent() || body.isEmpty())) {
      Map.Entry<SipUri, News> one = all.next();
      all.remove();
      add(one.getKey(), one.getValue(), body);
    }
    letGo();
    if (list.isEmpty()) {
      return body.single(encoder);
    }
    if (list.get().listsChanges() && first) {
      news.keySet().forEach(body::later);
    }
    return list.get().listsChanges() || first || !body.isOneDocument()
        ? body.list(list.get(), () -> listVersion++)
        : body.single(encoder);
  }

  /** The one answer of a fetch: who does not fit is named, for the watcher to ask again. */
  synchronized Optional<Body> only() {
    ResourceListBody body = new ResourceListBody(name, true);
    news.forEach(
        (user, one) -> {
          if (body.full()) {
            body.without(user, ResourceListBody.LATER);
          } else {
            add(user, one, body);
          }
        });
    news = NO_NEWS;
    return list.isPresent() ? body.list(list.get(), () -> listVersion++) : body.single(encoder);
  }

  private void add(SipUri user, News one, ResourceListBody body) {
    if (one.last().isEmpty()) {
      body.without(user, one.reason());
      return;
    }
    Change change = one.last().get();
    Set<CategoryName> categories = wanted(user);
    if (one.known().isPresent()) {
      change
          .since(one.known().get(), watcher(), encoder, categories)
          .ifPresent(document -> body.with(user, document));
    } else {
      body.with(user, change.whole(watcher(), encoder, categories));
    }
  }
}
