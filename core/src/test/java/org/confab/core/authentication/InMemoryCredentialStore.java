package org.confab.core.authentication;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.confab.protocol.ntlm.NtHash;
import org.confab.protocol.sip.SipUri;

/** Credentials in memory, for tests. */
public final class InMemoryCredentialStore implements CredentialStore {
  private final Map<SipUri, UserSecrets> secrets = new ConcurrentHashMap<>();

  private boolean failing;
  private int searches;

  /** Lets every search fail from now on. */
  void fail() {
    failing = true;
  }

  @Override
  public Optional<NtHash> find(SipUri aor) {
    return stored(aor).flatMap(UserSecrets::ntHash);
  }

  @Override
  public Optional<DigestSecrets> findDigest(SipUri aor) {
    return stored(aor).flatMap(UserSecrets::digest);
  }

  private Optional<UserSecrets> stored(SipUri aor) {
    searches++;
    if (failing) {
      throw new IllegalStateException("broken on purpose");
    }
    return Optional.ofNullable(secrets.get(aor.aor()));
  }

  /** How often somebody asked. */
  int searches() {
    return searches;
  }

  @Override
  public void store(SipUri aor, UserSecrets given) {
    secrets.put(aor.aor(), given);
  }

  @Override
  public boolean remove(SipUri aor) {
    return secrets.remove(aor.aor()) != null;
  }
}
