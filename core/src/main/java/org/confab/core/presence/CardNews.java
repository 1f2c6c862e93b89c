package org.confab.core.presence;

import java.util.List;
import org.confab.core.directory.User;
import org.confab.core.subscription.Stripes;

/**
 * Tells that something else is known of a user than before: the server publishes a contact card for
 * everybody ([MS-PRES] 2.2.2.7.2), and who watches it gets the new one.
 */
public final class CardNews {
  private final Presentities presentities;
  private final List<PresenceListener> listeners;
  private final Stripes stripes;

  /** Tells these; stripes as in {@link PresenceService}. */
  public CardNews(
      Presentities presentities, List<? extends PresenceListener> listeners, Stripes stripes) {
    this.presentities = presentities;
    this.listeners = List.copyOf(listeners);
    this.stripes = stripes;
  }

  /**
   * What is known of the user has changed, and is stored. Whoever is disabled is seen by nobody.
   */
  public void changed(User before, User after) {
    if (!before.enabled() || !after.enabled()) {
      return;
    }
    stripes.with(
        after.aor(),
        () -> {
          Presentity old = presentities.as(before);
          Presentity now = presentities.as(after);
          listeners.forEach(listener -> listener.changed(old, now));
          return true;
        });
  }
}
