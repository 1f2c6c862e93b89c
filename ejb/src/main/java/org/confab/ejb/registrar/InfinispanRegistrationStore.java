package org.confab.ejb.registrar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.confab.core.registrar.Binding;
import org.confab.core.registrar.BindingText;
import org.confab.core.registrar.RegistrationStore;
import org.confab.protocol.sip.SipUri;
import org.infinispan.Cache;

/**
 * Bindings in an Infinispan cache: one entry a user, texts only, so that a pool of servers can
 * share them. Updates compare and set, which holds on a local and on a distributed cache alike.
 * What a text says is remembered until the user's text is another one, for it is asked for with
 * each message.
 */
public final class InfinispanRegistrationStore implements RegistrationStore {
  private final Cache<String, String> cache;
  private final Map<String, Read> read = new ConcurrentHashMap<>();

  private record Read(String text, List<Binding> bindings) {}

  /** Keeps the bindings in that cache. */
  public InfinispanRegistrationStore(Cache<String, String> cache) {
    this.cache = cache;
  }

  @Override
  public List<Binding> bindings(SipUri aor) {
    String key = key(aor);
    return read(key, cache.getOrDefault(key, ""));
  }

  private List<Binding> read(String key, String text) {
    if (text.isEmpty()) {
      read.remove(key);
      return List.of();
    }
    Read known = read.get(key);
    if (known == null || !known.text().equals(text)) {
      known = new Read(text, List.copyOf(BindingText.parse(text)));
      read.put(key, known);
    }
    return known.bindings();
  }

  @Override
  public List<Binding> update(SipUri aor, UnaryOperator<List<Binding>> change) {
    String key = key(aor);
    while (true) {
      String before = cache.getOrDefault(key, "");
      List<Binding> after = List.copyOf(change.apply(read(key, before)));
      String text = BindingText.write(after);
      if (set(key, before, text)) {
        remember(key, text, after);
        return after;
      }
    }
  }

  private void remember(String key, String text, List<Binding> bindings) {
    if (text.isEmpty()) {
      read.remove(key);
    } else {
      read.put(key, new Read(text, bindings));
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
    List<Binding> expired = new ArrayList<>();
    for (Map.Entry<String, String> user : cache.entrySet()) {
      read(user.getKey(), user.getValue()).stream()
          .filter(binding -> !binding.liveAt(now))
          .forEach(expired::add);
    }
    return expired;
  }

  private static String key(SipUri aor) {
    return aor.aor().asString();
  }
}
