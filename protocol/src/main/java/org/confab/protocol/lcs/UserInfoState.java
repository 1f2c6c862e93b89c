package org.confab.protocol.lcs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlValue;

/**
 * A state inside {@code userInfo}: later clients of this dialect tell each other by it what the
 * numbers of the dialect have no word for, such as do-not-disturb.
 *
 * @param availability in the numbers of state categories, from 0
 * @param since since when, in whole seconds, if it is told
 * @param token the activity's token; empty for none
 */
public record UserInfoState(int availability, Optional<Instant> since, String token) {
  private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
  private static final int MAX_AVAILABILITY = 18999;

  /** Throws {@link IllegalArgumentException} outside 0–18999. */
  public UserInfoState {
    if (availability < 0 || availability > MAX_AVAILABILITY) {
      throw new IllegalArgumentException("not an availability: " + availability);
    }
    since = since.map(time -> time.truncatedTo(ChronoUnit.SECONDS));
  }

  /** The state; none if the client nulled it. */
  static Optional<UserInfoState> read(XmlElement element) {
    if (element.attribute("nil").filter("true"::equals).isPresent()) {
      return Optional.empty();
    }
    return element
        .attribute("avail")
        .map(text -> (int) XmlValue.number(text, MAX_AVAILABILITY))
        .map(
            number ->
                new UserInfoState(
                    number, element.attribute("since").map(XmlValue::instant), element.text()));
  }

  XmlElement write() {
    XmlElement state =
        XmlElement.of(LcsXml.PRESENCE, "state").with("avail", Integer.toString(availability));
    if (since.isPresent()) {
      state = state.with("since", since.get().toString());
    }
    return state
        .with("validWith", "any-device")
        .with("set", "manual")
        .with("{" + XSI + "}type", "userState")
        .withText(token);
  }
}
