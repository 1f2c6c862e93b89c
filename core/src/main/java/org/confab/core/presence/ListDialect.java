package org.confab.core.presence;

import java.util.Optional;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.protocol.presence.BatchSubscribe;

/** Port: one way to watch many users in one dialog, and to be told of them in a resource list. */
public interface ListDialect {
  /**
   * Whom the request wants to begin or to stop watching; empty if it is not of this dialect. A
   * refresh without a body is not asked about: the watch stays what it is.
   *
   * @throws org.confab.core.Refused if the request is of this dialect, but bad
   */
  Optional<BatchSubscribe> read(SubscribeRequest request);

  /** What writes the document of each user. */
  ViewEncoder encoder();

  /** Whether a change of one user comes as a resource list too, rather than as his document. */
  boolean listsChanges();

  /** Whether a request within the dialog names everybody, so that who is not named is left. */
  default boolean namesEverybody() {
    return false;
  }
}
