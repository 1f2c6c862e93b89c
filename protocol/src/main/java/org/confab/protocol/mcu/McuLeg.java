package org.confab.protocol.mcu;

import static org.confab.protocol.conference.ConferenceNamespaces.CI;
import static org.confab.protocol.conference.ConferenceNamespaces.MSCI;
import static org.confab.protocol.mcu.McuNamespaces.MSIM;

import java.util.List;
import java.util.Optional;
import org.confab.protocol.conference.DocumentState;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Role;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * The session of one endpoint with an MCU: an {@code endpoint} element with the dialog in it.
 *
 * @param endpoint its name in the roster, a GUID in braces
 * @param type which MCU of the conference
 * @param status how far it is
 * @param joining who began it
 * @param uri the device's GRUU, or where to dial out to
 * @param callId the Call-ID that its INVITE has or will have; empty if any will do
 * @param blocked whether what it sends is refused
 * @param formats the media types that it reads, as its SDP lists them
 * @param role what this endpoint may do, where it is other than what its user may
 * @param dialog its dialog, once there is one
 * @param media what it sends and gets, where its MCU tells that; that of messages is not told
 */
public record McuLeg(
    String endpoint,
    McuType type,
    LegStatus status,
    JoiningMethod joining,
    Optional<SipUri> uri,
    String callId,
    boolean blocked,
    List<String> formats,
    Optional<Role> role,
    Optional<DialogState> dialog,
    List<LegMedia> media) {

  /** Most formats of an endpoint. */
  public static final int MAX_FORMATS = 64;

  private static final String ELEMENT = "endpoint";
  private static final String STATE = "state";
  private static final String ROLES = "roles";

  /** Most media of an endpoint. */
  public static final int MAX_MEDIA = 8;

  /** Copies its lists; throws {@link IllegalArgumentException} for impossible texts. */
  public McuLeg {
    McuText.line("endpoint", endpoint);
    McuText.lineOrEmpty("call-id", callId);
    formats = List.copyOf(formats);
    media = List.copyOf(media);
    if (media.size() > MAX_MEDIA) {
      throw new IllegalArgumentException("more than " + MAX_MEDIA + " media");
    }
    formats.forEach(format -> McuText.line("format", format));
    if (formats.size() > MAX_FORMATS || formats.stream().anyMatch(f -> f.indexOf(' ') >= 0)) {
      throw new IllegalArgumentException("formats out of range");
    }
  }

  /** A leg whose media are not told. */
  public McuLeg(
      String endpoint,
      McuType type,
      LegStatus status,
      JoiningMethod joining,
      Optional<SipUri> uri,
      String callId,
      boolean blocked,
      List<String> formats,
      Optional<Role> role,
      Optional<DialogState> dialog) {
    this(endpoint, type, status, joining, uri, callId, blocked, formats, role, dialog, List.of());
  }

  /** A leg in the role of its user. */
  public McuLeg(
      String endpoint,
      McuType type,
      LegStatus status,
      JoiningMethod joining,
      Optional<SipUri> uri,
      String callId,
      boolean blocked,
      List<String> formats,
      Optional<DialogState> dialog) {
    this(endpoint, type, status, joining, uri, callId, blocked, formats, Optional.empty(), dialog);
  }

  /** A leg that may come with an INVITE of that Call-ID. */
  public static McuLeg expected(String endpoint, McuType type, String callId) {
    return new McuLeg(
        endpoint,
        type,
        LegStatus.PENDING,
        JoiningMethod.DIALED_IN,
        Optional.empty(),
        callId,
        false,
        List.of(),
        Optional.empty());
  }

  /** The same leg in another status. */
  public McuLeg with(LegStatus other) {
    return copy(other, role, dialog, media);
  }

  /** The same leg in a role of its own. */
  public McuLeg as(Role own) {
    return copy(status, Optional.of(own), dialog, media);
  }

  /** The same leg as everybody may see it. */
  public McuLeg withoutDialog() {
    return copy(status, role, Optional.empty(), media);
  }

  /** The same leg with these media. */
  public McuLeg with(List<LegMedia> other) {
    return copy(status, role, dialog, other);
  }

  private McuLeg copy(
      LegStatus status, Optional<Role> role, Optional<DialogState> dialog, List<LegMedia> media) {
    return new McuLeg(
        endpoint, type, status, joining, uri, callId, blocked, formats, role, dialog, media);
  }

  /** The {@code endpoint} element. */
  public XmlElement element() {
    boolean gone = status == LegStatus.DISCONNECTED;
    XmlElement out =
        XmlElement.of(CI, ELEMENT)
            .with("entity", endpoint)
            .with(STATE, (gone ? DocumentState.DELETED : DocumentState.FULL).wireName())
            .with("{" + MSCI + "}session-type", type.wireName());
    if (uri.isPresent()) {
      out = out.with("{" + MSCI + "}endpoint-uri", uri.get().asString());
    }
    out =
        out.withTextChild("status", status.wireName())
            .withTextChild("joining-method", joining.wireName())
            .with(mediaElements());
    if (!callId.isEmpty()) {
      out = out.with(callInfo());
    }
    if (role.isPresent()) {
      out = out.with(XmlElement.of(MSCI, ROLES).withTextChild("entry", role.get().wireName()));
    }
    if (!formats.isEmpty()) {
      out = out.with(capabilities());
    }
    return dialog.isPresent() ? out.with(dialog.get().element()) : out;
  }

  private List<XmlElement> mediaElements() {
    if (type != McuType.CHAT) {
      return media.stream().map(one -> one.element(blocked)).toList();
    }
    return List.of(
        XmlElement.of(CI, "media")
            .with("id", "1")
            .withTextChild("type", type.wireName())
            .with(
                XmlElement.of(MSCI, "media-ingress-filter").withText(MediaFilters.word(blocked))));
  }

  /** Without the tags: who reads the roster must not be able to speak in somebody else's dialog. */
  private XmlElement callInfo() {
    return XmlElement.of(CI, "call-info")
        .with(XmlElement.of(CI, "sip").withTextChild("call-id", callId));
  }

  private XmlElement capabilities() {
    return XmlElement.of(MSCI, "endpoint-capabilities")
        .with(
            XmlElement.of(MSIM, "endpoint-capabilities")
                .withTextChild("supported-im-formats", String.join(" ", formats)));
  }

  /** Reads an {@code endpoint} element; {@link IllegalArgumentException} if it is no leg. */
  public static McuLeg read(XmlElement element) {
    XmlElement leg = element.named(ELEMENT);
    boolean gone = leg.attribute(STATE).orElse("").equals(DocumentState.DELETED.wireName());
    McuType type = one(McuType.find(leg.required("session-type")), "session-type");
    return new McuLeg(
        leg.required("entity"),
        type,
        gone ? LegStatus.DISCONNECTED : one(LegStatus.find(leg.childText("status")), "status"),
        one(JoiningMethod.find(leg.childText("joining-method")), "joining-method"),
        leg.attribute("endpoint-uri").map(SipUri::parse),
        leg.path("call-info", "sip", "call-id").map(XmlElement::text).orElse(""),
        isBlocked(leg),
        formats(leg),
        leg.path(ROLES, "entry").map(entry -> one(Role.find(entry.text()), "role")),
        leg.child("dialog").map(DialogState::read),
        type == McuType.CHAT ? List.of() : leg.children("media").map(LegMedia::read).toList());
  }

  /** By any medium but the picture, which may be kept from the others by itself. */
  private static boolean isBlocked(XmlElement leg) {
    return leg.children("media")
        .filter(media -> !media.childText("label").equals(LegMedia.MAIN_VIDEO))
        .flatMap(media -> media.child("media-ingress-filter").stream())
        .findFirst()
        .map(word -> MediaFilters.isBlock(word.text()))
        .orElse(false);
  }

  private static List<String> formats(XmlElement leg) {
    String list =
        leg.path("endpoint-capabilities", "endpoint-capabilities", "supported-im-formats")
            .map(XmlElement::text)
            .orElse("");
    return list.isEmpty() ? List.of() : List.of(list.split("\\s+"));
  }

  private static <T> T one(Optional<T> found, String what) {
    return found.orElseThrow(() -> new IllegalArgumentException("no such " + what));
  }
}
