package org.confab.core.authentication;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.confab.protocol.sip.SipUri;

/**
 * The Digest secrets of the users who were heard last, so that no message waits for the database. A
 * name that is nobody's is looked up like a user's, once, and then remembered as such: the time
 * that an answer takes tells nobody whether there is such a user. Such names have places of their
 * own, so that strangers' inventions push no user out. Safe for use by several threads.
 */
final class DigestSecretsCache {
  /** Most users kept; each takes about 400 bytes. */
  static final int MAX_USERS = 16_384;

  private final CredentialStore store;
  private final Map<SipUri, Optional<DigestSecrets>> known = bounded();
  private final Map<SipUri, Optional<DigestSecrets>> inventions = bounded();
  private long changes;

  DigestSecretsCache(CredentialStore store) {
    this.store = store;
  }

  private static Map<SipUri, Optional<DigestSecrets>> bounded() {
    return new LinkedHashMap<>(64, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<SipUri, Optional<DigestSecrets>> eldest) {
        return size() > MAX_USERS;
      }
    };
  }

  /** The secrets of a user of the directory. */
  Optional<DigestSecrets> find(SipUri aor) {
    return find(aor, known);
  }

  /** The same work for an address that is nobody's. */
  Optional<DigestSecrets> findNobody(SipUri aor) {
    return find(aor, inventions);
  }

  private Optional<DigestSecrets> find(
      SipUri aor, Map<SipUri, Optional<DigestSecrets>> remembered) {
    long before;
    synchronized (known) {
      Optional<DigestSecrets> cached = remembered.get(aor);
      if (cached != null) {
        return cached;
      }
      before = changes;
    }
    Optional<DigestSecrets> read = store.findDigest(aor);
    synchronized (known) {
      if (before == changes) { // else what was read may be old already
        remembered.put(aor, read);
      }
    }
    return read;
  }

  /** The secrets of that user have changed. */
  void forget(SipUri aor) {
    synchronized (known) {
      changes++;
      known.remove(aor);
      inventions.remove(aor);
    }
  }
}
