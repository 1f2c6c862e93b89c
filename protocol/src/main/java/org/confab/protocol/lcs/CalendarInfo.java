package org.confab.protocol.lcs;

import java.util.Optional;
import org.confab.protocol.xml.XmlElement;

/**
 * When a user is free and when busy: {@code calendarInfo} of a device here, {@code calendarData} in
 * categories. Both hold the same times in the same coding.
 *
 * @param mailbox the mailbox that says so; empty if it is not told
 * @param startTime when the first slot begins
 * @param granularity length of a slot
 * @param slots two bits each, in base 64
 */
public record CalendarInfo(String mailbox, String startTime, String granularity, String slots) {
  /** The element's name in this dialect. */
  public static final String NAME = "calendarInfo";

  private static final String CATEGORY = "http://schemas.microsoft.com/2006/09/sip/calendarData";

  /** Reads the element of this dialect; empty if it tells no times. */
  public static Optional<CalendarInfo> read(XmlElement element) {
    return of(element, element.attribute("mailboxId").orElse(""));
  }

  /** Reads the content of a category; empty if it tells no times. */
  public static Optional<CalendarInfo> ofCategory(XmlElement element) {
    return element
        .child("freeBusy")
        .flatMap(times -> of(times, element.attribute("mailboxID").orElse("")));
  }

  private static Optional<CalendarInfo> of(XmlElement times, String mailbox) {
    if (times.text().isEmpty()) {
      return Optional.empty();
    }
    return times
        .attribute("startTime")
        .map(
            start ->
                new CalendarInfo(
                    mailbox, start, times.attribute("granularity").orElse("PT15M"), times.text()));
  }

  /** The element of this dialect. */
  public XmlElement write() {
    return XmlElement.of(LcsXml.PRESENCE, NAME)
        .with("mailboxId", mailbox)
        .with("startTime", startTime)
        .with("granularity", granularity)
        .withText(slots);
  }

  /** The content of a category. */
  public XmlElement writeCategory() {
    return XmlElement.of(CATEGORY, "calendarData")
        .with("mailboxID", mailbox)
        .with(
            XmlElement.of(CATEGORY, "freeBusy")
                .with("startTime", startTime)
                .with("granularity", granularity)
                .with("encodingVersion", "1")
                .withText(slots));
  }
}
