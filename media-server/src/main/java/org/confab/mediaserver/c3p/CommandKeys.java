package org.confab.mediaserver.c3p;

import java.util.Optional;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * What a command is about ([MS-CONFBAS] 2.2.2: conferenceKeys, userKeys, mediaKeys).
 *
 * @param conference the conference at this MCU: {@code mcuUri}
 * @param user whom it concerns, if anybody
 * @param endpoint which of the user's endpoints, if one
 */
record CommandKeys(ConferenceUri conference, Optional<SipUri> user, Optional<String> endpoint) {
  /** Reads the keys; {@link IllegalArgumentException} if they are missing or contradict. */
  static CommandKeys read(XmlElement command) {
    XmlElement keys =
        command.children().stream()
            .filter(child -> child.name().endsWith("Keys"))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no keys in " + command.name()));
    ConferenceUri mcu = conference(command.required("mcuUri"));
    if (!conference(keys.required("confEntity")).focus().equals(mcu.focus())) {
      throw new IllegalArgumentException("keys of another conference");
    }
    return new CommandKeys(
        mcu, keys.attribute("userEntity").map(SipUri::parse), keys.attribute("endpointEntity"));
  }

  private static ConferenceUri conference(String text) {
    return ConferenceUri.parse(text)
        .orElseThrow(() -> new IllegalArgumentException("no conference URI: " + text));
  }

  SipUri requiredUser() {
    return user.orElseThrow(() -> new IllegalArgumentException("userEntity is missing"));
  }

  String requiredEndpoint() {
    return endpoint.orElseThrow(() -> new IllegalArgumentException("endpointEntity is missing"));
  }
}
