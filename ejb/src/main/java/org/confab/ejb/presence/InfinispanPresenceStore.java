package org.confab.ejb.presence;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.confab.core.presence.CategoryInstance;
import org.confab.core.presence.CategoryInstanceText;
import org.confab.core.presence.PresenceStore;
import org.confab.core.presence.PresenceWrite;
import org.confab.protocol.presence.CategoryKey;
import org.confab.protocol.sip.SipUri;
import org.infinispan.Cache;

/**
 * Category instances that end with what they are bound to, in an Infinispan cache: one entry a
 * user, texts only, so that a pool of servers can share them. What a text says is remembered until
 * the user's text is another one, for it is asked for with each of his publications and watchers.
 */
final class InfinispanPresenceStore implements PresenceStore {
  private final Cache<String, String> cache;
  private final Map<String, Read> read = new ConcurrentHashMap<>();

  private record Read(String text, List<CategoryInstance> instances) {}

  InfinispanPresenceStore(Cache<String, String> cache) {
    this.cache = cache;
  }

  @Override
  public Map<SipUri, List<CategoryInstance>> find(Collection<SipUri> users) {
    Map<SipUri, List<CategoryInstance>> found = new HashMap<>();
    cache
        .getAdvancedCache()
        .getAll(new HashSet<>(Owners.keys(users)))
        .forEach((key, text) -> found.put(Owners.user(key), read(key, text)));
    return found;
  }

  private List<CategoryInstance> read(String key, String text) {
    Read known = read.get(key);
    if (known == null || !known.text().equals(text)) {
      known = new Read(text, CategoryInstanceText.parse(text));
      read.put(key, known);
    }
    return known.instances();
  }

  @Override
  public void write(SipUri user, PresenceWrite write) {
    String key = Owners.key(user);
    while (true) {
      String before = cache.getOrDefault(key, "");
      Map<CategoryKey, CategoryInstance> instances = new LinkedHashMap<>();
      if (!before.isEmpty()) {
        read(key, before).forEach(one -> instances.put(one.key(), one));
      }
      write.removals().forEach(instances::remove);
      write.puts().forEach(one -> instances.put(one.key(), one));
      List<CategoryInstance> all = List.copyOf(instances.values());
      String after = all.isEmpty() ? "" : CategoryInstanceText.write(all);
      if (set(key, before, after)) {
        remember(key, after, all);
        return;
      }
    }
  }

  private void remember(String key, String text, List<CategoryInstance> instances) {
    if (text.isEmpty()) {
      read.remove(key);
    } else {
      read.put(key, new Read(text, instances));
    }
  }

  private boolean set(String key, String before, String after) {
    if (before.isEmpty()) {
      return after.isEmpty() || cache.putIfAbsent(key, after) == null;
    }
    return after.isEmpty() ? cache.remove(key, before) : cache.replace(key, before, after);
  }
}
