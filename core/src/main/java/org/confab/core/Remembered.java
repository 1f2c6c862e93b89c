package org.confab.core;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a store said, in memory for those keys that were asked for last: for what is read with each
 * sign-in and seldom changes. Whoever changes it says so once the change is stored; what was read
 * before that is not remembered. Safe for use by several threads; none waits for another's reading.
 *
 * @param <K> what is asked for
 * @param <V> what the store says, also that there is nothing
 */
public final class Remembered<K, V> {
  private final Map<K, V> known;
  private long changes;

  /** Nothing yet, and never more than {@code most} keys. */
  public Remembered(int most) {
    known =
        new LinkedHashMap<>(64, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        };
  }

  /** What is remembered, else what the store says. */
  public V get(K key, Function<? super K, ? extends V> store) {
    return get(key, store, answer -> true);
  }

  /** The same, for a store of whose answers only these are worth a place. */
  public V get(K key, Function<? super K, ? extends V> store, Predicate<? super V> worth) {
    long before = changes(); // before the look, or a change between the two would be missed
    Optional<V> remembered = find(key);
    if (remembered.isPresent()) {
      return remembered.get();
    }
    V read = store.apply(key);
    if (worth.test(read)) {
      put(key, read, before);
    }
    return read;
  }

  /** What is remembered of a key. */
  public Optional<V> find(K key) {
    synchronized (known) {
      return Optional.ofNullable(known.get(key));
    }
  }

  /** How often something has changed; to be asked before something is read to be {@link #put}. */
  public long changes() {
    synchronized (known) {
      return changes;
    }
  }

  /** Remembers what was read, unless something has changed since: it may be old already. */
  public void put(K key, V read, long before) {
    synchronized (known) {
      if (before == changes) {
        known.put(key, read);
      }
    }
  }

  /** What is stored of that key has changed. */
  public void forget(K key) {
    synchronized (known) {
      changes++;
      known.remove(key);
    }
  }

  /** What is stored of whatever answers so has changed. */
  public void forgetIf(Predicate<? super V> which) {
    synchronized (known) {
      changes++;
      known.values().removeIf(which);
    }
  }

  /** Anything may have changed. */
  public void forgetAll() {
    synchronized (known) {
      changes++;
      known.clear();
    }
  }
}
