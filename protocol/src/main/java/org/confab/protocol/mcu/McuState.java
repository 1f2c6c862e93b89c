package org.confab.protocol.mcu;

import static org.confab.protocol.conference.ConferenceNamespaces.CI;
import static org.confab.protocol.conference.ConferenceNamespaces.CI_STATE;
import static org.confab.protocol.conference.ConferenceNamespaces.MSCI;
import static org.confab.protocol.mcu.McuNamespaces.MCU;
import static org.confab.protocol.mcu.McuNamespaces.MSAV;

import java.util.List;
import java.util.Optional;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.DocumentState;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlValue;

/**
 * What an MCU tells of a conference: the conference-info of its {@code modifyConference} to the
 * server and of its answer to {@code getConference}.
 *
 * @param origin the MCU
 * @param focus the conference
 * @param type which of its MCUs this is
 * @param generation of the {@link McuConference} that it was given
 * @param version rises by one with every document of a generation, the first has 1
 * @param state {@code full}: these are all legs; {@code partial}: these have changed
 * @param members the users with their legs
 * @param view lock and filters; absent if they have not changed
 */
public record McuState(
    McuOrigin origin,
    ConferenceUri focus,
    McuType type,
    long generation,
    long version,
    DocumentState state,
    List<Member> members,
    Optional<View> view) {

  /** Largest version. */
  public static final long MAX_VERSION = XmlValue.MAX_UNSIGNED_INT;

  private static final String INFO = "conference-info";
  private static final String LOCK_WISH = "lock-wish";
  private static final String GENERATION = "{" + MCU + "}generation";

  /**
   * One user.
   *
   * @param user address of record
   * @param legs the user's sessions that are told
   */
  public record Member(SipUri user, List<McuLeg> legs) {
    /** Copies its list. */
    public Member {
      user = user.aor();
      legs = List.copyOf(legs);
    }
  }

  /**
   * The entity-state of the MCU.
   *
   * @param locked whether only who is inside may open further sessions
   * @param filters whose media is taken
   * @param room what was chosen for the room of sound, if it is one
   * @param lockWish a presenter has asked at the MCU for the lock to be so
   */
  public record View(
      boolean locked, MediaFilters filters, RoomSettings room, Optional<Boolean> lockWish) {
    /** A view of an MCU without a room of sound, or one for which nothing was chosen. */
    public View(boolean locked, MediaFilters filters) {
      this(locked, filters, RoomSettings.PLAIN);
    }

    /** A view with no wish in it. */
    public View(boolean locked, MediaFilters filters, RoomSettings room) {
      this(locked, filters, room, Optional.empty());
    }

    /** The same with that wish. */
    public View wishing(Optional<Boolean> locked) {
      return new View(this.locked, filters, room, locked);
    }
  }

  /** Copies its list; throws {@link IllegalArgumentException} for impossible numbers. */
  public McuState {
    focus = focus.focus();
    members = List.copyOf(members);
    if (state == DocumentState.DELETED
        || generation < 0
        || generation > McuConference.MAX_GENERATION
        || version < 1
        || version > MAX_VERSION) {
      throw new IllegalArgumentException("state, generation or version out of range");
    }
  }

  /** The same as participants may see it. */
  public McuState withoutWish() {
    return new McuState(
        origin,
        focus,
        type,
        generation,
        version,
        state,
        members,
        view.map(seen -> seen.wishing(Optional.empty())));
  }

  /** The conference at the MCU. */
  public ConferenceUri uri() {
    return focus.mcu(type);
  }

  /** The conference-info element. */
  public XmlElement element() {
    XmlElement seen =
        XmlElement.of(MSCI, "entity-view")
            .with(CI_STATE, state.wireName())
            .with("entity", uri().asString());
    return origin
        .on(XmlElement.of(CI, INFO).with("entity", focus.asString()))
        .with("state", state.wireName())
        .with("version", Long.toString(version))
        .with(GENERATION, Long.toString(generation))
        .with(
            XmlElement.of(CI, "users")
                .with("state", state.wireName())
                .with(members.stream().map(McuState::user).toList()))
        .with(
            XmlElement.of(MSCI, "conference-view")
                .with(CI_STATE, state.wireName())
                .with(view.map(value -> described(seen, value)).orElse(seen)));
  }

  private XmlElement described(XmlElement seen, View value) {
    XmlElement state =
        McuConference.entityState(value.locked(), value.filters())
            .with(
                value.lockWish().stream()
                    .map(wish -> XmlElement.of(MCU, LOCK_WISH).withText(wish.toString()))
                    .toList());
    if (type != McuType.AUDIO_VIDEO) {
      return seen.with(state.with(media(type.wireName(), type.wireName())));
    }
    XmlElement capabilities =
        XmlElement.of(MSCI, "entity-capabilities")
            .with(
                XmlElement.of(MSAV, "capabilities")
                    .withTextChild("supports-audio", "true")
                    .withTextChild("supports-video", "true"));
    return seen.with(
        capabilities,
        state
            .with(
                XmlElement.of(MSCI, "media")
                    .with(entry(LegMedia.MAIN_AUDIO, "audio"))
                    .with(entry(LegMedia.MAIN_VIDEO, "video").with(switched())))
            .with(value.room().elements()));
  }

  private static XmlElement media(String label, String type) {
    return XmlElement.of(MSCI, "media").with(entry(label, type));
  }

  private static XmlElement entry(String label, String type) {
    return XmlElement.of(CI, "entry").with("label", label).withTextChild("type", type);
  }

  /** [MS-CONFAV] 2.2: everybody sees who speaks. */
  private static XmlElement switched() {
    return XmlElement.of(MSCI, "modal-parameters")
        .with(
            XmlElement.of(MSCI, "video-parameters")
                .with(XmlElement.of(MSAV, "video-mode").withText("dominant-speaker-switched")));
  }

  private static XmlElement user(Member member) {
    return XmlElement.of(CI, "user")
        .with("entity", member.user().asString())
        .with("state", DocumentState.PARTIAL.wireName())
        .with(member.legs().stream().map(McuLeg::element).toList());
  }

  /** Reads {@link #element}; {@link IllegalArgumentException} if it is no such document. */
  public static McuState read(XmlElement element) {
    XmlElement info = element.named(INFO);
    XmlElement seen = info.requiredChild("conference-view").requiredChild("entity-view");
    ConferenceUri uri = McuConference.conference(seen.required("entity"));
    ConferenceUri focus = McuConference.conference(info.required("entity"));
    if (!uri.focus().equals(focus)) {
      throw new IllegalArgumentException("entity-view of another conference");
    }
    return new McuState(
        McuOrigin.read(info),
        focus,
        McuConference.type(uri),
        XmlValue.number(info.required("generation"), McuConference.MAX_GENERATION),
        XmlValue.number(info.required("version"), MAX_VERSION),
        DocumentState.find(info.required("state"))
            .orElseThrow(() -> new IllegalArgumentException("no such state")),
        info.requiredChild("users").children("user").map(McuState::member).toList(),
        seen.child("entity-state").map(McuState::view));
  }

  private static Member member(XmlElement user) {
    return new Member(
        SipUri.parse(user.required("entity")),
        user.children("endpoint").map(McuLeg::read).toList());
  }

  private static View view(XmlElement state) {
    return new View(
        state.childText("locked").equals("true"),
        state.child(MediaFilters.ELEMENT).map(MediaFilters::read).orElse(MediaFilters.OPEN),
        RoomSettings.read(state),
        state.child(LOCK_WISH).map(RoomSettings::truth));
  }
}
