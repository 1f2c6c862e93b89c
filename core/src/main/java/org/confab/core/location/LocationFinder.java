package org.confab.core.location;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.confab.protocol.location.CivicAddress;
import org.confab.protocol.location.LocationAnswer;
import org.confab.protocol.location.LocationAnswer.Code;
import org.confab.protocol.location.LocationRequest;

/**
 * Finds where a device is, and which locations a city has ([MS-E911WS] 3.1.4.1). A failure is
 * answered with a code, never thrown: clients look for it in the answer.
 */
public final class LocationFinder {
  private static final Logger LOG = System.getLogger(LocationFinder.class.getName());

  private final LocationStore store;
  private final SecondarySource secondary;

  /** Who wants to know. */
  public enum Asker {
    /** A person's device. */
    DEVICE,
    /** Another location service, for somebody: asking on could go round in circles. */
    SERVICE
  }

  /** Finds in that store, and asks a secondary source for what is not there. */
  public LocationFinder(LocationStore store, SecondarySource secondary) {
    this.store = store;
    this.secondary = secondary;
  }

  /**
   * All locations that match, the best first. Where none matches the code is NOT_FOUND without a
   * list: success is for an answer with the locations that matched ([MS-E911WS] 3.1.4.1.1.2). The
   * secondary source is asked only where nothing matches here, and for devices.
   */
  public LocationAnswer answer(LocationRequest request, Asker asker) {
    try {
      List<CivicAddress> here = find(request);
      boolean elsewhere = here.isEmpty() && asker == Asker.DEVICE;
      List<CivicAddress> found = elsewhere ? secondary.ask(request) : here;
      return found.isEmpty()
          ? LocationAnswer.failed(Code.NOT_FOUND)
          : new LocationAnswer(Code.OK, found);
    } catch (RuntimeException broken) {
      LOG.log(Level.ERROR, "No locations can be looked up", broken);
      return LocationAnswer.failed(Code.SERVER_ERROR);
    }
  }

  private List<CivicAddress> find(LocationRequest request) {
    if (request instanceof LocationRequest.Device device) {
      MatchOrder order = new MatchOrder(device);
      return order.matches(store.find(order.wanted()));
    }
    LocationRequest.City city = (LocationRequest.City) request;
    return store.inCity(City.of(city.country(), city.state(), city.city()), LocationLimits.IN_CITY);
  }
}
