package org.confab.core.presence;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.protocol.presence.CategoryName;

/**
 * Port: one media type in which watchers are told of a user. A document is written once for all
 * watchers who see the same, so it must not depend on anything but its arguments.
 */
public interface ViewEncoder {
  /** The media type of the documents, in lower case and without parameters. */
  String mediaType();

  /**
   * Whether a request to watch one user is answered in this media type; of several encoders the
   * first one that says so writes.
   */
  default boolean answers(SubscribeRequest request) {
    return request.accept().contains(mediaType());
  }

  /**
   * Everything that is seen.
   *
   * @param seen the user, as the watcher sees him
   * @param wanted the categories that were asked for; only documents made of categories look at it
   */
  byte[] whole(SeenPresence seen, Set<CategoryName> wanted);

  /** What has changed between two moments; empty if watchers would notice nothing. */
  default Optional<byte[]> change(
      SeenPresence before, SeenPresence after, Set<CategoryName> wanted) {
    byte[] now = whole(after, wanted);
    return Arrays.equals(whole(before, wanted), now) ? Optional.empty() : Optional.of(now);
  }
}
