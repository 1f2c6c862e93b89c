package org.confab.core.photos;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.confab.protocol.sip.SipUri;

/**
 * Port: where pictures of users are kept, of each one at most from each source. They go with their
 * user. What a method did is stored when it returns, or when the caller's transaction is over.
 */
public interface PhotoStore {
  /** A picture that somebody has, by its hash. */
  Optional<Photo> find(String hash);

  /** What is known of the pictures of these people; who has none is left out. */
  Map<SipUri, PhotoFacts> facts(Collection<SipUri> people);

  /** Keeps a picture of a user in the place of that source's earlier one; false if it is that. */
  boolean save(SipUri user, PhotoSource source, Photo photo);

  /** Removes that source's picture of a user; false if there is none. */
  boolean remove(SipUri user, PhotoSource source);

  /** Whether anybody has a picture. */
  boolean any();
}
