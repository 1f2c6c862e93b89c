package org.confab.protocol.mcu;

import static org.confab.protocol.conference.ConferenceNamespaces.CI;
import static org.confab.protocol.conference.ConferenceNamespaces.CI_STATE;
import static org.confab.protocol.conference.ConferenceNamespaces.MSCI;
import static org.confab.protocol.mcu.McuNamespaces.MCU;

import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.DocumentState;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlValue;

/**
 * A conference as the server gives it to an MCU: the conference-info of {@code addConference} and
 * {@code modifyConference} with the entity-view of the MCU's type.
 *
 * @param focus the conference
 * @param type which of its MCUs this is
 * @param generation how often the conference was given to an MCU of the type before; raised with
 *     every take-over, so that a late word of the former MCU is known as such
 * @param maximumLegs most endpoints at once
 * @param locked whether only who is inside may open further sessions
 * @param filters whose media is taken
 * @param room what was chosen for the room of sound, if it is one
 */
public record McuConference(
    ConferenceUri focus,
    McuType type,
    long generation,
    int maximumLegs,
    boolean locked,
    MediaFilters filters,
    RoomSettings room) {

  /** Largest generation. */
  public static final long MAX_GENERATION = XmlValue.MAX_UNSIGNED_INT;

  private static final String INFO = "conference-info";
  private static final String GENERATION = "{" + MCU + "}generation";

  /** Keeps the address of the Focus, whichever part of the conference is named. */
  public McuConference {
    focus = focus.focus();
    if (generation < 0 || generation > MAX_GENERATION || maximumLegs < 0) {
      throw new IllegalArgumentException("generation or legs out of range");
    }
  }

  /** A conference for which nothing was chosen. */
  public McuConference(
      ConferenceUri focus,
      McuType type,
      long generation,
      int maximumLegs,
      boolean locked,
      MediaFilters filters) {
    this(focus, type, generation, maximumLegs, locked, filters, RoomSettings.PLAIN);
  }

  /** The conference at this MCU. */
  public ConferenceUri uri() {
    return focus.mcu(type);
  }

  /** The same conference, locked or not. */
  public McuConference withLocked(boolean value) {
    return new McuConference(focus, type, generation, maximumLegs, value, filters, room);
  }

  /** The same conference with other filters. */
  public McuConference withFilters(MediaFilters value) {
    return new McuConference(focus, type, generation, maximumLegs, locked, value, room);
  }

  /** The same conference with another room. */
  public McuConference withRoom(RoomSettings value) {
    return new McuConference(focus, type, generation, maximumLegs, locked, filters, value);
  }

  /** The conference-info element. */
  public XmlElement element() {
    XmlElement view =
        XmlElement.of(MSCI, "entity-view")
            .with(CI_STATE, DocumentState.FULL.wireName())
            .with("entity", uri().asString())
            .with(
                XmlElement.of(MSCI, "entity-settings")
                    .with(
                        XmlElement.of(MCU, "maximum-legs").withText(Integer.toString(maximumLegs))))
            .with(
                type == McuType.AUDIO_VIDEO
                    ? entityState(locked, filters).with(room.elements())
                    : entityState(locked, filters));
    return XmlElement.of(CI, INFO)
        .with("entity", focus.asString())
        .with("state", DocumentState.PARTIAL.wireName())
        .with(GENERATION, Long.toString(generation))
        .with(
            XmlElement.of(MSCI, "conference-view")
                .with(CI_STATE, DocumentState.PARTIAL.wireName())
                .with(view));
  }

  /** The entity-state that says lock and filters. */
  static XmlElement entityState(boolean locked, MediaFilters filters) {
    return XmlElement.of(MSCI, "entity-state")
        .withTextChild("locked", Boolean.toString(locked))
        .with(filters.element());
  }

  /**
   * Reads a conference-info element with exactly one entity-view; {@link IllegalArgumentException}
   * for anything else.
   */
  public static McuConference read(XmlElement element) {
    XmlElement info = element.named(INFO);
    XmlElement view = info.requiredChild("conference-view").requiredChild("entity-view");
    ConferenceUri uri = conference(view.required("entity"));
    ConferenceUri focus = conference(info.required("entity"));
    if (!uri.focus().equals(focus)) {
      throw new IllegalArgumentException("entity-view of another conference");
    }
    XmlElement state = view.requiredChild("entity-state");
    return new McuConference(
        focus,
        type(uri),
        XmlValue.number(info.required("generation"), MAX_GENERATION),
        (int)
            XmlValue.number(
                view.path("entity-settings", "maximum-legs").map(XmlElement::text).orElse("0"),
                Integer.MAX_VALUE),
        state.childText("locked").equals("true"),
        state.child(MediaFilters.ELEMENT).map(MediaFilters::read).orElse(MediaFilters.OPEN),
        RoomSettings.read(state));
  }

  /** The URI of a conference; {@link IllegalArgumentException} for anything else. */
  static ConferenceUri conference(String text) {
    return ConferenceUri.parse(text)
        .orElseThrow(() -> new IllegalArgumentException("no conference URI: " + text));
  }

  /** The type in an MCU's conference URI; {@link IllegalArgumentException} if it is none. */
  static McuType type(ConferenceUri uri) {
    return McuType.find(uri.type())
        .orElseThrow(() -> new IllegalArgumentException("no MCU type: " + uri.type()));
  }
}
