package org.confab.protocol.mcu;

import static org.confab.protocol.c3p.C3pCodec.NAMESPACE;
import static org.confab.protocol.mcu.McuNamespaces.MSCP;

import java.util.List;
import java.util.Optional;
import org.confab.protocol.conference.ConferenceDocumentWriter;
import org.confab.protocol.conference.ConferenceNamespaces;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.Role;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * The server's {@code addUser} to an MCU ([MS-CONFBAS] 2.2.3.4, 2.2.3.15). What is to be done
 * follows from the leg's status: {@code pending}, its INVITE will come and is to be let in; {@code
 * dialing-out}, the MCU calls it; {@code connected}, it has the dialog already and the MCU goes on
 * in it.
 *
 * @param conference the conference at the MCU
 * @param user address of record
 * @param displayName name shown to others, may be empty
 * @param role what the user may do
 * @param leg the session
 */
public record LegOrder(
    ConferenceUri conference, SipUri user, String displayName, Role role, McuLeg leg) {

  private static final String ELEMENT = McuCommand.ADD_USER.wireName();

  /** Throws {@link IllegalArgumentException} for a leg that cannot be ordered. */
  public LegOrder {
    user = user.aor();
    McuText.lineOrEmpty("display name", displayName);
    if (!McuConference.type(conference).equals(leg.type())) {
      throw new IllegalArgumentException("leg of another type than the conference");
    }
    boolean possible =
        switch (leg.status()) {
          case PENDING -> true;
          case DIALING_OUT -> leg.uri().isPresent();
          case CONNECTED -> leg.dialog().isPresent();
          case DISCONNECTED -> false;
        };
    if (!possible) {
      throw new IllegalArgumentException("a leg that is " + leg.status().wireName());
    }
  }

  /** The command. */
  public XmlElement element() {
    XmlElement out = XmlElement.of(ConferenceNamespaces.CI, "user").with("entity", user.asString());
    if (!displayName.isEmpty()) {
      out = out.withTextChild("display-text", displayName);
    }
    return XmlElement.of(NAMESPACE, ELEMENT)
        .with("{" + MSCP + "}mcuUri", conference.asString())
        .with(
            XmlElement.of(NAMESPACE, "conferenceKeys")
                .with("confEntity", conference.focus().asString()),
            out.with(ConferenceDocumentWriter.roles(List.of(role))).with(leg.element()));
  }

  /** Reads the command; {@link IllegalArgumentException} if it orders no leg. */
  public static LegOrder read(XmlElement element) {
    XmlElement command = element.named(ELEMENT);
    if (command.children("user").count() != 1) {
      throw new IllegalArgumentException("there must be exactly one user");
    }
    XmlElement user = command.requiredChild("user");
    ConferenceUri conference = McuConference.conference(command.required("mcuUri"));
    String focus = command.requiredChild("conferenceKeys").required("confEntity");
    if (!McuConference.conference(focus).equals(conference.focus())) {
      throw new IllegalArgumentException("keys of another conference");
    }
    return new LegOrder(
        conference,
        SipUri.parse(user.required("entity")),
        user.childText("display-text"),
        role(user.path("roles", "entry").map(XmlElement::text)),
        McuLeg.read(user.requiredChild("endpoint")));
  }

  private static Role role(Optional<String> name) {
    return name.flatMap(Role::find).orElseThrow(() -> new IllegalArgumentException("no such role"));
  }
}
