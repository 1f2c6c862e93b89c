package org.confab.core.authentication;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.confab.protocol.ntlm.NtHash;
import org.confab.protocol.sip.SipUri;

/** Credentials in memory, for tests. */
public final class InMemoryCredentialStore implements CredentialStore {
  private final Map<SipUri, NtHash> hashes = new ConcurrentHashMap<>();

  private boolean failing;

  /** Lets every search fail from now on. */
  void fail() {
    failing = true;
  }

  @Override
  public Optional<NtHash> find(SipUri aor) {
    if (failing) {
      throw new IllegalStateException("broken on purpose");
    }
    return Optional.ofNullable(hashes.get(aor.aor()));
  }

  @Override
  public void store(SipUri aor, NtHash hash) {
    hashes.put(aor.aor(), hash);
  }

  @Override
  public boolean remove(SipUri aor) {
    return hashes.remove(aor.aor()) != null;
  }
}
