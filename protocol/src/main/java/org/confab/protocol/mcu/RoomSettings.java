package org.confab.protocol.mcu;

import static org.confab.protocol.conference.ConferenceNamespaces.CIS;
import static org.confab.protocol.mcu.McuNamespaces.MCU;
import static org.confab.protocol.mcu.McuNamespaces.MSMCU;

import java.util.List;
import org.confab.protocol.xml.XmlElement;

/**
 * What a presenter has chosen for the room of sound ([MS-CONFAV] 2.2, [MS-CONFBAS] 4.4.10); it
 * outlives the MCU that was told.
 *
 * @param announced who comes and who goes is heard
 * @param recorded what is said is kept
 */
public record RoomSettings(boolean announced, boolean recorded) {
  /** Nothing is heard of who comes, nothing is kept. */
  public static final RoomSettings PLAIN = new RoomSettings(false, false);

  /** The element that says whether who comes is announced. */
  public static final String ANNOUNCEMENTS = "entry-exit-announcements";

  /** The element that says whether the room is recorded. */
  public static final String RECORDED = "recorded";

  private static final String ENABLED = "enabled";

  /** The same, announced or not. */
  public RoomSettings withAnnounced(boolean value) {
    return new RoomSettings(value, recorded);
  }

  /** The same, recorded or not. */
  public RoomSettings withRecorded(boolean value) {
    return new RoomSettings(announced, value);
  }

  /** The last elements of an entity-state: what came after OCS 2007 R2, and what is only ours. */
  List<XmlElement> elements() {
    XmlElement separator = XmlElement.of(CIS, "separator");
    return List.of(
        separator,
        separator,
        XmlElement.of(MSMCU, ANNOUNCEMENTS)
            .withTextChild("modifiable", "true")
            .withTextChild(ENABLED, Boolean.toString(announced)),
        XmlElement.of(MCU, RECORDED).withText(Boolean.toString(recorded)));
  }

  /** Reads an entity-state; what it does not say is as in {@link #PLAIN}. */
  public static RoomSettings read(XmlElement entityState) {
    return new RoomSettings(
        entityState.path(ANNOUNCEMENTS, ENABLED).map(RoomSettings::truth).orElse(false),
        entityState.child(RECORDED).map(RoomSettings::truth).orElse(false));
  }

  /** {@code true} or {@code false}; {@link IllegalArgumentException} for anything else. */
  static boolean truth(XmlElement element) {
    return switch (element.text()) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new IllegalArgumentException("neither true nor false: " + element.text());
    };
  }
}
