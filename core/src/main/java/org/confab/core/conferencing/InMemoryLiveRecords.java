package org.confab.core.conferencing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.sip.SipUri;

/** Lives as long as the process: the measure for the others, and for tests. */
public final class InMemoryLiveRecords implements LiveRecords {
  private final Map<ConferenceUri, LiveRecord> records = new ConcurrentHashMap<>();

  @Override
  public Optional<LiveRecord> find(ConferenceUri focus) {
    return Optional.ofNullable(records.get(focus.focus()));
  }

  @Override
  public void save(LiveRecord live) {
    records.put(live.focus().focus(), live);
  }

  @Override
  public void delete(ConferenceUri focus) {
    records.remove(focus.focus());
  }

  @Override
  public void personGone(SipUri user) {
    records.replaceAll((uri, live) -> live.without(user));
  }

  @Override
  public int deleteSavedBefore(Instant time) {
    int all = records.size();
    records.values().removeIf(live -> live.saved().isBefore(time));
    return all - records.size();
  }
}
