package org.confab.core.conferencing;

import java.util.Optional;
import org.confab.protocol.conference.ConferenceUri;

/**
 * How administrators name a conference that is on: {@code ID~ORGANIZER}, such as {@code
 * AB12CD34~alice@litwareinc.com}. Ids are unique for an organizer only; no id has the sign between.
 */
public final class RoomName {
  private static final char BETWEEN = '~';

  private RoomName() {}

  /** The name of a conference. */
  public static String of(ConferenceUri uri) {
    return uri.id().asString() + BETWEEN + uri.organizer().address();
  }

  /** The conference of that name, in any case, if it is on. */
  public static Optional<ConferenceUri> find(Focus focus, String name) {
    return focus.active().stream().filter(uri -> of(uri).equalsIgnoreCase(name)).findFirst();
  }
}
