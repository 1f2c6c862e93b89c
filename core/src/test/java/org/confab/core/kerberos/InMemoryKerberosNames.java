package org.confab.core.kerberos;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.confab.protocol.kerberos.KerberosName;
import org.confab.protocol.sip.SipUri;

/** Names in a map. */
public final class InMemoryKerberosNames implements KerberosNames {
  private final Map<SipUri, KerberosName> names = new ConcurrentHashMap<>();

  @Override
  public Optional<SipUri> userOf(KerberosName name) {
    return names.entrySet().stream()
        .filter(entry -> entry.getValue().equalsIgnoreCase(name))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  @Override
  public Optional<KerberosName> nameOf(SipUri aor) {
    return Optional.ofNullable(names.get(aor.aor()));
  }

  @Override
  public boolean assign(SipUri aor, KerberosName name) {
    if (userOf(name).filter(owner -> !owner.equals(aor.aor())).isPresent()) {
      return false;
    }
    names.put(aor.aor(), name);
    return true;
  }

  @Override
  public boolean remove(SipUri aor) {
    return names.remove(aor.aor()) != null;
  }
}
