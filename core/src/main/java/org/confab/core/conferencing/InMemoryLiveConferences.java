package org.confab.core.conferencing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.confab.protocol.conference.ConferenceUri;

/** Live conferences of one node, lost with it. A conference shares its lock with few others. */
public final class InMemoryLiveConferences implements LiveConferences {
  private static final int LOCKS = 256;

  private final Map<ConferenceUri, ConferenceState> states = new ConcurrentHashMap<>();
  private final List<ReentrantLock> locks =
      Stream.generate(ReentrantLock::new).limit(LOCKS).toList();

  @Override
  public <T> T exclusively(ConferenceUri focus, Supplier<T> work) {
    ReentrantLock lock = locks.get(Math.floorMod(focus.hashCode(), LOCKS));
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<ConferenceState> find(ConferenceUri focus) {
    return Optional.ofNullable(states.get(focus));
  }

  @Override
  public void save(ConferenceState state) {
    states.put(state.uri(), state);
  }

  @Override
  public void forget(ConferenceUri focus) {
    states.remove(focus);
  }

  @Override
  public List<ConferenceUri> active() {
    return new ArrayList<>(states.keySet());
  }

  @Override
  public int participants() {
    return states.values().stream().mapToInt(state -> state.participants().size()).sum();
  }
}
