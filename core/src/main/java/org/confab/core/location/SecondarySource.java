package org.confab.core.location;

import java.util.List;
import org.confab.protocol.location.CivicAddress;
import org.confab.protocol.location.LocationRequest;

/**
 * Port: another location information service, asked where this one knows nothing
 * (SecondaryLocationSource). It is called on the way of an answer: it keeps to {@link
 * LocationLimits#SECONDARY_TIME}.
 */
@FunctionalInterface
public interface SecondarySource {
  /** Nobody else is asked. */
  SecondarySource NONE = request -> List.of();

  /**
   * What the other one knows, the best match first; empty where it knows nothing either.
   *
   * @throws SecondaryUnavailable if it does not answer, or with something else
   */
  List<CivicAddress> ask(LocationRequest request);
}
