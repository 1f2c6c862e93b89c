package org.confab.protocol.mcu;

import java.util.Optional;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.xml.XmlElement;

/**
 * What a client's {@code modifyConference} to an MCU changes ([MS-CONFBAS] 4.4.10): a partial
 * conference-info with the entity-state of that MCU. The lock is the Focus's, and the limits are
 * the server's: what a document says of them is passed over.
 *
 * @param uri the conference at this MCU
 * @param generation the conference must be of it, where the document names one
 * @param filters whose media is taken from now on
 * @param announced whether who comes and goes is heard from now on
 * @param recorded whether the room is recorded from now on
 */
public record RoomChange(
    ConferenceUri uri,
    Optional<String> generation,
    Optional<MediaFilters> filters,
    Optional<Boolean> announced,
    Optional<Boolean> recorded) {

  /** Throws {@link IllegalArgumentException} if it changes nothing. */
  public RoomChange {
    if (filters.isEmpty() && announced.isEmpty() && recorded.isEmpty()) {
      throw new IllegalArgumentException("nothing that can be changed here");
    }
  }

  /** Reads a conference-info element; {@link IllegalArgumentException} if it is no such change. */
  public static RoomChange read(XmlElement element) {
    XmlElement info = element.named("conference-info");
    XmlElement view = info.requiredChild("conference-view").requiredChild("entity-view");
    ConferenceUri uri = McuConference.conference(view.required("entity"));
    if (!uri.focus().equals(McuConference.conference(info.required("entity")).focus())) {
      throw new IllegalArgumentException("entity-view of another conference");
    }
    XmlElement state = view.requiredChild("entity-state");
    return new RoomChange(
        uri,
        info.attribute("generation"),
        state.child(MediaFilters.ELEMENT).map(MediaFilters::read),
        state.path(RoomSettings.ANNOUNCEMENTS, "enabled").map(RoomSettings::truth),
        state.child(RoomSettings.RECORDED).map(RoomSettings::truth));
  }

  /** The conference with what is changed. */
  public McuConference applied(McuConference before) {
    RoomSettings room = before.room();
    return before
        .withFilters(filters.orElse(before.filters()))
        .withRoom(
            room.withAnnounced(announced.orElse(room.announced()))
                .withRecorded(recorded.orElse(room.recorded())));
  }
}
