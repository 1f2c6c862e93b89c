package org.confab.core.directory;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.confab.protocol.sip.SipUri;

/** What users are called in a directory, in memory, for tests. */
public final class MemoryAccountNames implements AccountNames {
  private final Map<String, SipUri> names = new HashMap<>();

  /** The user is called so. */
  public MemoryAccountNames with(String name, String user) {
    names.put(name, SipUri.parse(user).aor());
    return this;
  }

  @Override
  public Optional<SipUri> userOf(String name) {
    return Optional.ofNullable(names.get(name.toLowerCase(Locale.ROOT)));
  }

  @Override
  public boolean knows(SipUri aor) {
    return names.containsValue(aor.aor());
  }
}
