package org.confab.core.presence;

import java.util.List;
import java.util.Optional;
import org.confab.protocol.presence.CategoryKey;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.StateValue;
import org.confab.protocol.sip.SipUri;

/**
 * What one watcher sees of one user at one moment, whatever dialect it is written in. Watchers in
 * the same container see the same, and so get the same document.
 */
public final class SeenPresence {
  private final Presentity presentity;
  private final ContainerId container;
  private final boolean own;

  SeenPresence(Presentity presentity, ContainerId container, boolean own) {
    this.presentity = presentity;
    this.container = container;
    this.own = own;
  }

  /** Whose presence it is. */
  public SipUri user() {
    return presentity.user();
  }

  /** The container that decides what is seen; never told to the watcher. */
  public ContainerId container() {
    return container;
  }

  /** Whether the user watches himself. */
  public boolean own() {
    return own;
  }

  /** The instances of a category; of states there is one at most, the aggregated one. */
  public List<CategoryInstance> category(CategoryName name) {
    return presentity.view(container, name);
  }

  /** The aggregated state, if there is one. */
  public Optional<StateValue> state() {
    return category(CategoryName.STATE).stream()
        .flatMap(instance -> Presentity.state(instance).stream())
        .findFirst();
  }

  /** What the user himself says on all his devices; nobody else sees it apart from the rest. */
  Optional<CategoryInstance> ownWord() {
    return own
        ? Optional.ofNullable(
            presentity
                .instances()
                .get(
                    new CategoryKey(
                        CategoryName.STATE, LcsInstances.USER_STATE, ContainerId.AGGREGATION)))
        : Optional.empty();
  }

  /** Whether the user can be reached: anything between available and away. */
  public boolean reachable() {
    return presentity.reachable(container);
  }
}
