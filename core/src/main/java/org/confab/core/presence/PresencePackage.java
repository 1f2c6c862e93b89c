package org.confab.core.presence;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.confab.core.Body;
import org.confab.core.Refused;
import org.confab.core.subscription.EventPackage;
import org.confab.core.subscription.Notifier;
import org.confab.core.subscription.Opening;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.core.subscription.SubscriptionId;
import org.confab.core.subscription.XmlBody;
import org.confab.protocol.presence.BatchSubscribe;
import org.confab.protocol.presence.CategoriesDocument;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.Pidf;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/**
 * {@code presence}: watching others, many in one dialog or one alone. Everything asked for comes at
 * first; afterwards a watcher gets those categories whose content, as he sees it, has changed. A
 * document is written once for all watchers who see the same.
 */
public final class PresencePackage implements EventPackage, PresenceListener {
  private static final Duration LIFETIME = Duration.ofSeconds(35_280);
  private static final Set<CategoryName> USUAL =
      new LinkedHashSet<>(
          List.of(
              CategoryName.STATE,
              CategoryName.NOTE,
              CategoryName.CONTACT_CARD,
              CategoryName.CALENDAR_DATA,
              CategoryName.SERVICES));

  private final Presentities presentities;
  private final Notifier notifier;
  private final WatcherIndex index = new WatcherIndex();

  /** Tells what these know. */
  public PresencePackage(Presentities presentities, Notifier notifier) {
    this.presentities = presentities;
    this.notifier = notifier;
  }

  @Override
  public String name() {
    return "presence";
  }

  @Override
  public Opening subscribe(SubscribeRequest request) {
    if (request.ends() && request.refresh()) {
      return new Opening(Optional.empty(), Duration.ZERO);
    }
    Optional<Watch> known = index.find(request.id());
    Optional<BatchSubscribe> batch = batch(request);
    Watch watch = known.orElseGet(() -> watch(request, batch.isPresent()));
    List<SipUri> named = batch.isPresent() ? changed(watch, batch.get()) : watch.users();
    if (!request.ends()) {
      index.put(watch);
    }
    return new Opening(Optional.of(state(watch, named)), LIFETIME);
  }

  @Override
  public void ended(SubscriptionId id) {
    index.remove(id);
  }

  @Override
  public void changed(Presentity before, Presentity after) {
    Map<Shown, Optional<Body>> bodies = new HashMap<>();
    for (Watch watch : index.watching(after.user())) {
      Shown shown =
          new Shown(
              before.containerOf(watch.watcher, presentities.domain()),
              after.containerOf(watch.watcher, presentities.domain()),
              watch.form == Watch.Form.PIDF,
              watch.wanted(after.user()));
      bodies
          .computeIfAbsent(shown, one -> difference(before, after, one))
          .ifPresent(body -> notifier.notify(watch.id, body));
    }
  }

  /** What makes two watchers see the same change. */
  private record Shown(
      ContainerId before, ContainerId after, boolean pidf, Set<CategoryName> wanted) {}

  private static Optional<Body> difference(Presentity before, Presentity after, Shown shown) {
    if (shown.pidf()) {
      return before.reachable(shown.before()) == after.reachable(shown.after())
          ? Optional.empty()
          : Optional.of(WatcherView.pidf(after, shown.after()));
    }
    List<CategoryName> changed =
        shown.wanted().stream()
            .filter(
                name ->
                    !content(before, shown.before(), name)
                        .equals(content(after, shown.after(), name)))
            .toList();
    return changed.isEmpty()
        ? Optional.empty()
        : Optional.of(WatcherView.categories(WatcherView.document(after, shown.after(), changed)));
  }

  private static Map<Long, Object> content(
      Presentity user, ContainerId container, CategoryName name) {
    Map<Long, Object> content = new LinkedHashMap<>();
    user.view(container, name)
        .forEach(instance -> content.put(instance.key().instance(), instance.value()));
    return content;
  }

  private List<SipUri> changed(Watch watch, BatchSubscribe batch) {
    List<SipUri> before = watch.users();
    List<SipUri> named = watch.apply(batch);
    Set<SipUri> after = new LinkedHashSet<>(watch.users());
    before.stream().filter(user -> !after.contains(user)).forEach(user -> index.leave(user, watch));
    return named;
  }

  private static Optional<BatchSubscribe> batch(SubscribeRequest request) {
    Optional<BatchSubscribe> batch =
        request
            .body()
            .map(body -> XmlBody.read(body, BatchSubscribe.CONTENT_TYPE, BatchSubscribe::read));
    if (batch.isPresent() && !batch.get().uri().aor().equals(request.subscriber().aor())) {
      throw new Refused(
          403, Diagnostic.CREDENTIALS_NOT_FOR_FROM, "cannot watch for " + batch.get().uri());
    }
    return batch;
  }

  private Watch watch(SubscribeRequest request, boolean list) {
    SipUri watcher = request.subscriber().aor();
    if (list) {
      return new Watch(request.id(), watcher, Watch.Form.LIST);
    }
    SipUri user = request.target().aor();
    if (presentities.load(user).isEmpty()) {
      throw new Refused(404, Diagnostic.DESTINATION_NOT_ENABLED, "no user " + user);
    }
    List<String> accept = request.accept();
    boolean pidf =
        accept.isEmpty()
            || (accept.contains(Pidf.CONTENT_TYPE)
                && !accept.contains(CategoriesDocument.CONTENT_TYPE));
    Watch single = new Watch(request.id(), watcher, pidf ? Watch.Form.PIDF : Watch.Form.CATEGORIES);
    single.want(user, USUAL);
    return single;
  }

  private Body state(Watch watch, List<SipUri> named) {
    Map<SipUri, Presentity> found = presentities.load(named);
    if (watch.form == Watch.Form.LIST) {
      Map<SipUri, Optional<CategoriesDocument>> documents = new LinkedHashMap<>();
      named.forEach(
          user ->
              documents.put(
                  user, Optional.ofNullable(found.get(user)).map(one -> document(watch, one))));
      return WatcherView.list(watch.watcher, watch.nextListVersion(), documents);
    }
    Presentity user = found.get(named.get(0));
    if (user == null) {
      throw new Refused(404, Diagnostic.DESTINATION_NOT_ENABLED, "no user " + named.get(0));
    }
    return watch.form == Watch.Form.PIDF
        ? WatcherView.pidf(user, user.containerOf(watch.watcher, presentities.domain()))
        : WatcherView.categories(document(watch, user));
  }

  private CategoriesDocument document(Watch watch, Presentity user) {
    return WatcherView.document(
        user, user.containerOf(watch.watcher, presentities.domain()), watch.wanted(user.user()));
  }
}
