package org.confab.protocol.srtp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a few sources, found without garbage; the oldest makes room for a new one. */
final class SourceTable<T> {
  private final int[] sources;
  private final List<T> states;
  private int next;

  SourceTable(int size) {
    sources = new int[size];
    states = new ArrayList<>(size);
  }

  @Nullable T find(int ssrc) {
    for (int each = 0; each < states.size(); each++) {
      if (sources[each] == ssrc) {
        return states.get(each);
      }
    }
    return null;
  }

  T put(int ssrc, T state) {
    sources[next] = ssrc;
    if (states.size() < sources.length) {
      states.add(state);
    } else {
      states.set(next, state);
    }
    next = (next + 1) % sources.length;
    return state;
  }
}
