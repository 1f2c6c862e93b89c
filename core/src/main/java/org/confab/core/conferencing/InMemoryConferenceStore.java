package org.confab.core.conferencing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.confab.protocol.conference.ConferenceId;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.sip.SipUri;

/** A store that lives as long as the process: the measure for the others, and for tests. */
public final class InMemoryConferenceStore implements ConferenceStore {
  private final Map<ConferenceUri, ConferenceRecord> records = new LinkedHashMap<>();

  @Override
  public synchronized boolean insert(ConferenceRecord conference) {
    return records.putIfAbsent(conference.uri(), conference) == null;
  }

  @Override
  public synchronized Optional<ConferenceRecord> find(SipUri organizer, ConferenceId id) {
    return Optional.ofNullable(records.get(ConferenceUri.focus(organizer, id)));
  }

  @Override
  public synchronized List<ConferenceRecord> unexpired(SipUri organizer, Instant now) {
    List<ConferenceRecord> found = new ArrayList<>(records.values());
    found.removeIf(one -> one.expired(now) || !one.organizer().equals(organizer.aor()));
    found.sort(Comparator.comparing(ConferenceRecord::created));
    return found;
  }

  @Override
  public synchronized long countUnexpired(SipUri organizer, Instant now) {
    return unexpired(organizer, now).size();
  }

  @Override
  public synchronized boolean replace(ConferenceRecord newer) {
    ConferenceRecord stored = records.get(newer.uri());
    if (stored == null || stored.version() + 1 != newer.version()) {
      return false;
    }
    records.put(newer.uri(), newer);
    return true;
  }

  @Override
  public synchronized void prolong(SipUri organizer, ConferenceId id, Instant expiry) {
    records.computeIfPresent(
        ConferenceUri.focus(organizer, id), (uri, record) -> record.expiringAt(expiry));
  }

  @Override
  public synchronized boolean delete(SipUri organizer, ConferenceId id) {
    return records.remove(ConferenceUri.focus(organizer, id)) != null;
  }

  @Override
  public synchronized void personGone(SipUri user) {
    records.replaceAll((uri, record) -> record.without(user));
  }

  @Override
  public synchronized int deleteExpired(Instant before) {
    int all = records.size();
    records.values().removeIf(one -> one.details().expiry().isBefore(before));
    return all - records.size();
  }
}
