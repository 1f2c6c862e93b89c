package org.confab.ejb.registrar;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.confab.core.registrar.Binding;
import org.confab.core.registrar.BindingText;
import org.confab.core.registrar.RegistrationStore;
import org.confab.protocol.sip.SipUri;
import org.infinispan.Cache;

/**
 * Bindings in an Infinispan cache: one entry a user, texts only, so that a pool of servers can
 * share them. Updates compare and set, which holds on a local and on a distributed cache alike.
 */
public final class InfinispanRegistrationStore implements RegistrationStore {
  private final Cache<String, String> cache;

  /** Keeps the bindings in that cache. */
  public InfinispanRegistrationStore(Cache<String, String> cache) {
    this.cache = cache;
  }

  @Override
  public List<Binding> bindings(SipUri aor) {
    return BindingText.parse(cache.getOrDefault(key(aor), ""));
  }

  @Override
  public List<Binding> update(SipUri aor, UnaryOperator<List<Binding>> change) {
    String key = key(aor);
    while (true) {
      String before = cache.getOrDefault(key, "");
      List<Binding> after = List.copyOf(change.apply(BindingText.parse(before)));
      if (set(key, before, BindingText.write(after))) {
        return after;
      }
    }
  }

  private boolean set(String key, String before, String after) {
    if (before.isEmpty()) {
      return after.isEmpty() || cache.putIfAbsent(key, after) == null;
    }
    return after.isEmpty() ? cache.remove(key, before) : cache.replace(key, before, after);
  }

  @Override
  public List<Binding> expired(Instant now) {
    return cache.values().stream()
        .flatMap(text -> BindingText.parse(text).stream())
        .filter(binding -> !binding.liveAt(now))
        .toList();
  }

  private static String key(SipUri aor) {
    return aor.aor().asString();
  }
}
