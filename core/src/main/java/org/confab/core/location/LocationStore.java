package org.confab.core.location;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.confab.protocol.location.CivicAddress;

/** Port: where locations are kept. What a method did is stored, all of it, when it returns. */
public interface LocationStore {
  /**
   * Where these are; what is not known is left out. It is asked for some hundreds at a time, and
   * looks each up by its key.
   */
  Map<NetworkElement, CivicAddress> find(Collection<NetworkElement> elements);

  /** Locations of a city by street, house number and location, at most that many. */
  List<CivicAddress> inCity(City city, int most);

  /**
   * Adds entries. Something in the network that is known already is where the entry says from now
   * on; the place where it was stays a place.
   */
  void add(List<LocationEntry> entries);

  /** Forgets everything and adds these. */
  void replace(List<LocationEntry> entries);

  /** Everything in {@link LocationEntry#ORDER}; a place by itself only if nothing is there. */
  List<LocationEntry> all();

  /** How much {@link #all} would return. */
  long count();
}
