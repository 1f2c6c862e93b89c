package org.confab.core.presence;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.confab.protocol.presence.CategoryKey;
import org.confab.protocol.sip.SipUri;

/** Category instances in a map. */
public final class InMemoryPresenceStore implements PresenceStore {
  private final Map<SipUri, Map<CategoryKey, CategoryInstance>> instances = new HashMap<>();

  private int finds;

  /** How often it was asked. */
  synchronized int finds() {
    return finds;
  }

  @Override
  public synchronized Map<SipUri, List<CategoryInstance>> find(Collection<SipUri> users) {
    finds++;
    Map<SipUri, List<CategoryInstance>> found = new HashMap<>();
    for (SipUri user : users) {
      Map<CategoryKey, CategoryInstance> own = instances.getOrDefault(user, Map.of());
      if (!own.isEmpty()) {
        found.put(user, List.copyOf(own.values()));
      }
    }
    return found;
  }

  @Override
  public synchronized void write(SipUri user, PresenceWrite write) {
    Map<CategoryKey, CategoryInstance> own =
        instances.computeIfAbsent(user, key -> new LinkedHashMap<>());
    write.removals().forEach(own::remove);
    write.puts().forEach(instance -> own.put(instance.key(), instance));
  }
}
