package org.confab.ejb.presence;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.confab.core.presence.CategoryInstance;
import org.confab.core.presence.CategoryInstanceText;
import org.confab.core.presence.PresenceStore;
import org.confab.core.presence.PresenceWrite;
import org.confab.protocol.presence.CategoryKey;
import org.confab.protocol.sip.SipUri;
import org.infinispan.Cache;

/**
 * Category instances that end with what they are bound to, in an Infinispan cache: one entry a
 * user, texts only, so that a pool of servers can share them.
 */
final class InfinispanPresenceStore implements PresenceStore {
  private final Cache<String, String> cache;

  InfinispanPresenceStore(Cache<String, String> cache) {
    this.cache = cache;
  }

  @Override
  public Map<SipUri, List<CategoryInstance>> find(Collection<SipUri> users) {
    Map<SipUri, List<CategoryInstance>> found = new HashMap<>();
    cache
        .getAdvancedCache()
        .getAll(new HashSet<>(Owners.keys(users)))
        .forEach((key, text) -> found.put(Owners.user(key), CategoryInstanceText.parse(text)));
    return found;
  }

  @Override
  public void write(SipUri user, PresenceWrite write) {
    String key = Owners.key(user);
    while (true) {
      String before = cache.getOrDefault(key, "");
      Map<CategoryKey, CategoryInstance> instances = new LinkedHashMap<>();
      CategoryInstanceText.parse(before).forEach(one -> instances.put(one.key(), one));
      write.removals().forEach(instances::remove);
      write.puts().forEach(one -> instances.put(one.key(), one));
      String after =
          instances.isEmpty() ? "" : CategoryInstanceText.write(List.copyOf(instances.values()));
      if (set(key, before, after)) {
        return;
      }
    }
  }

  private boolean set(String key, String before, String after) {
    if (before.isEmpty()) {
      return after.isEmpty() || cache.putIfAbsent(key, after) == null;
    }
    return after.isEmpty() ? cache.remove(key, before) : cache.replace(key, before, after);
  }
}
