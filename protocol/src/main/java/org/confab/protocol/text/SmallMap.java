package org.confab.protocol.text;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * SmallMap of an element, parameters of a URI: texts by name, in their order, which never change.
 * Most have one or two, and they are kept for everybody who is signed in: so they stand in one
 * array, names and values in turn, a fifth of what a linked hash map takes.
 */
public final class SmallMap extends AbstractMap<String, String> {
  /** Beyond this, to look at each of them is too slow. */
  static final int MOST = 8;

  private final String[] keysAndValues;

  private SmallMap(String[] keysAndValues) {
    this.keysAndValues = keysAndValues;
  }

  /** The same entries in the same order, whatever becomes of that map. */
  public static Map<String, String> copyOf(Map<String, String> map) {
    if (map instanceof SmallMap) {
      return map;
    }
    if (map.isEmpty()) {
      return Map.of();
    }
    if (map.size() > MOST) {
      return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
    String[] all = new String[2 * map.size()];
    int at = 0;
    for (Map.Entry<String, String> one : map.entrySet()) {
      all[at++] = one.getKey();
      all[at++] = one.getValue();
    }
    return new SmallMap(all);
  }

  /** Those entries with one more at the end, or another value where its key is. */
  public static Map<String, String> with(Map<String, String> map, String key, String value) {
    if (map.isEmpty()) {
      return new SmallMap(new String[] {key, value});
    }
    Map<String, String> more = new LinkedHashMap<>(map);
    more.put(key, value);
    return copyOf(more);
  }

  private Optional<String> find(Object key) {
    for (int at = 0; at < keysAndValues.length; at += 2) {
      if (keysAndValues[at].equals(key)) {
        return Optional.of(keysAndValues[at + 1]);
      }
    }
    return Optional.empty();
  }

  @Override
  @SuppressWarnings("NullAway") // as the interface has it
  public String get(Object key) {
    return find(key).orElse(null);
  }

  @Override
  public boolean containsKey(Object key) {
    return find(key).isPresent();
  }

  @Override
  public int size() {
    return keysAndValues.length / 2;
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super String> action) {
    for (int at = 0; at < keysAndValues.length; at += 2) {
      action.accept(keysAndValues[at], keysAndValues[at + 1]);
    }
  }

  @Override
  public Set<Map.Entry<String, String>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return SmallMap.this.size();
      }

      @Override
      public Iterator<Map.Entry<String, String>> iterator() {
        return new Entries();
      }
    };
  }

  private final class Entries implements Iterator<Map.Entry<String, String>> {
    private int at;

    @Override
    public boolean hasNext() {
      return at < keysAndValues.length;
    }

    @Override
    public Map.Entry<String, String> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      at += 2;
      return Map.entry(keysAndValues[at - 2], keysAndValues[at - 1]);
    }
  }
}
