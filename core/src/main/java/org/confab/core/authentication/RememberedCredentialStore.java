package org.confab.core.authentication;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.confab.core.Remembered;
import org.confab.protocol.ntlm.NtHash;
import org.confab.protocol.sip.SipUri;

/**
 * The credentials of the users who were heard last, so that no message waits for the database; in
 * memory is what the store gives, never a password. A name that is nobody's is looked up like a
 * user's, once, and then remembered as such: the time that an answer takes tells nobody whether
 * there is such a user. Such names have places of their own, so that strangers' inventions push no
 * user out.
 */
public final class RememberedCredentialStore implements CredentialStore {
  /** Most users kept, and as many names that are nobody's; each takes 600 bytes at the most. */
  static final int MAX_USERS = 16_384;

  private final CredentialStore store;
  private final Predicate<SipUri> users;
  private final Places<NtHash> ntHashes = new Places<>();
  private final Places<DigestSecrets> digests = new Places<>();

  private record Places<T>(
      Remembered<SipUri, Optional<T>> users, Remembered<SipUri, Optional<T>> strangers) {
    Places() {
      this(new Remembered<>(MAX_USERS), new Remembered<>(MAX_USERS));
    }

    Optional<T> get(SipUri aor, boolean user, Function<SipUri, Optional<T>> store) {
      return (user ? users : strangers).get(aor, store);
    }

    void forget(SipUri aor) {
      users.forget(aor);
      strangers.forget(aor);
    }
  }

  /**
   * Remembers what that store says, until it is told to {@link #forget}.
   *
   * @param users who is a user, from memory
   */
  public RememberedCredentialStore(CredentialStore store, Predicate<SipUri> users) {
    this.store = store;
    this.users = users;
  }

  @Override
  public Optional<NtHash> find(SipUri user) {
    SipUri aor = user.aor();
    return ntHashes.get(aor, users.test(aor), store::find);
  }

  @Override
  public Optional<DigestSecrets> findDigest(SipUri user) {
    SipUri aor = user.aor();
    return digests.get(aor, users.test(aor), store::findDigest);
  }

  @Override
  public void store(SipUri aor, UserSecrets secrets) {
    try {
      store.store(aor, secrets);
    } finally {
      forget(aor);
    }
  }

  @Override
  public boolean remove(SipUri aor) {
    try {
      return store.remove(aor);
    } finally {
      forget(aor);
    }
  }

  /** A user's credentials have changed, through whomever: the old ones are good for nothing. */
  public void forget(SipUri user) {
    SipUri aor = user.aor();
    ntHashes.forget(aor);
    digests.forget(aor);
  }
}
