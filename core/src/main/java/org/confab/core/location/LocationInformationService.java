package org.confab.core.location;

import java.util.Set;
import org.confab.core.directory.User;
import org.confab.core.location.LocationFinder.Asker;
import org.confab.core.webticket.TicketRefused;
import org.confab.core.webticket.WebFault;
import org.confab.protocol.location.LocationAnswer;
import org.confab.protocol.location.LocationAnswer.Code;
import org.confab.protocol.location.LocationOperation;
import org.confab.protocol.location.LocationRequest;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * The web service that tells devices where they are ([MS-E911WS] 3.1.4). What is wrong with a
 * request of its own kind is a code in the answer; who asks for somebody else, or for something
 * else, gets a fault; but another location service asks for its users.
 */
public final class LocationInformationService {
  private final LocationFinder finder;
  private final Set<SipUri> trusted;

  /**
   * Tells what that finds.
   *
   * @param trusted accounts of other location services, which ask for everybody
   */
  public LocationInformationService(LocationFinder finder, Set<SipUri> trusted) {
    this.finder = finder;
    this.trusted = Set.copyOf(trusted);
  }

  /**
   * Answers what stands in the body of a message.
   *
   * @param user who has proved to be its sender
   * @throws TicketRefused if the service has no such operation, or the location is asked for
   *     somebody else
   */
  public XmlElement answer(User user, XmlElement body) {
    LocationOperation operation =
        LocationOperation.of(body)
            .orElseThrow(() -> new TicketRefused(WebFault.UNKNOWN_OPERATION, body.name()));
    LocationRequest request;
    try {
      request = LocationRequest.read(operation, body);
    } catch (IllegalArgumentException malformed) {
      return LocationAnswer.failed(Code.MALFORMED).write(operation, "");
    }
    Asker asker = trusted.contains(user.aor()) ? Asker.SERVICE : Asker.DEVICE;
    if (asker == Asker.DEVICE && !user.isCalled(request.entity())) {
      throw new TicketRefused(
          WebFault.LOCATION_FOR_ANOTHER, user.aor() + " for " + request.entity());
    }
    return finder.answer(request, asker).write(operation, request.entity());
  }
}
