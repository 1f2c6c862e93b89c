package org.confab.core.registrar;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.confab.protocol.sip.SipUri;

/** Bindings in the memory of one process. */
public final class MemoryRegistrationStore implements RegistrationStore {
  private final Map<SipUri, List<Binding>> users = new ConcurrentHashMap<>();

  @Override
  public List<Binding> bindings(SipUri aor) {
    return users.getOrDefault(aor.aor(), List.of());
  }

  @Override
  public List<Binding> update(SipUri aor, UnaryOperator<List<Binding>> change) {
    List<Binding> after =
        users.compute(
            aor.aor(),
            (user, before) -> {
              List<Binding> changed = change.apply(before == null ? List.of() : before);
              return changed.isEmpty() ? null : List.copyOf(changed);
            });
    return after == null ? List.of() : after;
  }

  @Override
  public List<Binding> expired(Instant now) {
    return users.values().stream()
        .flatMap(List::stream)
        .filter(binding -> !binding.liveAt(now))
        .toList();
  }
}
