package org.confab.core.presence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.confab.core.Refused;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.presence.BatchSubscribe;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/** One presence subscription: who watches whom, and which categories. */
final class Watch {
  /** How the watcher wants to be told. */
  enum Form {
    /** A resource list with a document per user; single documents afterwards. */
    LIST,
    /** One categories document. */
    CATEGORIES,
    /** One PIDF document. */
    PIDF
  }

  final SubscriptionId id;
  final SipUri watcher;
  final Form form;
  private final Map<SipUri, Set<CategoryName>> wanted = new LinkedHashMap<>();
  private long listVersion;

  Watch(SubscriptionId id, SipUri watcher, Form form) {
    this.id = id;
    this.watcher = watcher;
    this.form = form;
  }

  /** Takes one more user to watch, or other categories of him. */
  synchronized void want(SipUri user, Set<CategoryName> categories) {
    if (!wanted.containsKey(user.aor())
        && wanted.size() >= PresenceLimits.RESOURCES_PER_SUBSCRIPTION) {
      throw new Refused(403, Diagnostic.INPUT_TOO_LARGE, "too many resources");
    }
    wanted.put(user.aor(), Collections.unmodifiableSet(new LinkedHashSet<>(categories)));
  }

  synchronized void leave(SipUri user) {
    wanted.remove(user.aor());
  }

  /** What is wanted of that user; empty if he is not watched. */
  synchronized Set<CategoryName> wanted(SipUri user) {
    return wanted.getOrDefault(user, Set.of());
  }

  /** Everybody who is watched. */
  synchronized List<SipUri> users() {
    return new ArrayList<>(wanted.keySet());
  }

  /** The version of the next resource list. */
  synchronized long nextListVersion() {
    return listVersion++;
  }

  /** Carries out the actions; returns the users named to be watched, in order and once each. */
  List<SipUri> apply(BatchSubscribe batch) {
    Map<SipUri, Boolean> named = new LinkedHashMap<>();
    for (BatchSubscribe.Action action : batch.actions()) {
      if (action.categories().size() > PresenceLimits.CATEGORIES_PER_ACTION) {
        throw new Refused(400, Diagnostic.INPUT_TOO_LARGE, "too many categories");
      }
      for (SipUri resource : action.resources()) {
        if (action.subscribes()) {
          want(resource, new LinkedHashSet<>(action.categories()));
          named.put(resource.aor(), true);
        } else {
          leave(resource);
          named.remove(resource.aor());
        }
      }
    }
    return new ArrayList<>(named.keySet());
  }
}
