package org.confab.core.location;

import java.util.EnumSet;
import java.util.Set;
import org.confab.protocol.location.CivicAddress;
import org.confab.protocol.location.CivicPart;

/**
 * A place that people can be sent to. All parts of its address together are its key.
 *
 * @param address where it is
 * @param validity whether somebody has vouched for the address
 */
public record Location(CivicAddress address, Validity validity) {
  /** What every location has; without it nobody would find the door. */
  private static final Set<CivicPart> REQUIRED =
      EnumSet.of(
          CivicPart.LOCATION,
          CivicPart.HOUSE_NUMBER,
          CivicPart.STREET,
          CivicPart.CITY,
          CivicPart.STATE,
          CivicPart.COUNTRY);

  /** Whether an address is in the guide of streets that emergency services use. */
  public enum Validity {
    NOT_VALIDATED,
    VALID
  }

  /** Throws {@link IllegalArgumentException} with a sentence for people if a part is missing. */
  public Location {
    for (CivicPart part : REQUIRED) {
      if (address.part(part).isEmpty()) {
        throw new IllegalArgumentException(part.label() + " is missing");
      }
    }
  }

  /** A location that nobody has vouched for. */
  public static Location of(CivicAddress address) {
    return new Location(address, Validity.NOT_VALIDATED);
  }
}
