package org.confab.core.conferencing;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.confab.protocol.conference.ConferenceUri;

/**
 * Port: the live state of active conferences, by the URI of the Focus. States are read and saved
 * only inside {@link #exclusively}.
 */
public interface LiveConferences {
  /** Runs work while nothing else runs for that conference; may be nested for the same one. */
  <T> T exclusively(ConferenceUri focus, Supplier<T> work);

  /** The state of a conference, if it is active. */
  Optional<ConferenceState> find(ConferenceUri focus);

  /** Keeps a state. */
  void save(ConferenceState state);

  /** The conference is no longer active. */
  void forget(ConferenceUri focus);

  /** All active conferences, as they were at some moment. */
  List<ConferenceUri> active();

  /** How many people are in all of them together, about. */
  int participants();
}
