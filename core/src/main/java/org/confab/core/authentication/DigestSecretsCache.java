package org.confab.core.authentication;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.confab.protocol.sip.SipUri;

/**
 * The Digest secrets of the users who were heard last, so that no message waits for the database.
 * Only users of the directory are looked up, so that strangers' inventions neither fill it nor
 * reach the database. Safe for use by several threads.
 */
final class DigestSecretsCache {
  /** Most users kept; each takes about 400 bytes. */
  static final int MAX_USERS = 16_384;

  private final CredentialStore store;
  private final LinkedHashMap<SipUri, Optional<DigestSecrets>> known =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SipUri, Optional<DigestSecrets>> eldest) {
          return size() > MAX_USERS;
        }
      };
  private long changes;

  DigestSecretsCache(CredentialStore store) {
    this.store = store;
  }

  /** The secrets of an address of record. */
  Optional<DigestSecrets> find(SipUri aor) {
    long before;
    synchronized (known) {
      Optional<DigestSecrets> cached = known.get(aor);
      if (cached != null) {
        return cached;
      }
      before = changes;
    }
    Optional<DigestSecrets> read = store.findDigest(aor);
    synchronized (known) {
      if (before == changes) { // else what was read may be old already
        known.put(aor, read);
      }
    }
    return read;
  }

  /** The secrets of that user have changed. */
  void forget(SipUri aor) {
    synchronized (known) {
      changes++;
      known.remove(aor);
    }
  }
}
