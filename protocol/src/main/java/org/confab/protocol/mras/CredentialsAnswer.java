package org.confab.protocol.mras;

import java.util.List;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlValue;

/**
 * Credentials and where they are good.
 *
 * @param requestId the {@link CredentialsRequest#id} that is answered
 * @param credentials what the user shows to the relays
 * @param minutes how long they hold
 * @param relays where, at least one
 */
public record CredentialsAnswer(
    String requestId, RelayCredentials credentials, int minutes, List<MediaRelay> relays) {
  static final String ELEMENT = "credentialsResponse";

  /** Throws {@link IllegalArgumentException} without relays or without time. */
  public CredentialsAnswer {
    relays = List.copyOf(relays);
    if (relays.isEmpty() || minutes <= 0) {
      throw new IllegalArgumentException("credentials for nothing");
    }
  }

  XmlElement write() {
    XmlElement list =
        XmlElement.of(MrasRequest.NAMESPACE, "mediaRelayList")
            .with(relays.stream().map(MediaRelay::write).toList());
    XmlElement secret =
        XmlElement.of(MrasRequest.NAMESPACE, "credentials")
            .withTextChild("username", credentials.username())
            .withTextChild("password", credentials.password())
            .withTextChild("duration", Integer.toString(minutes))
            .withTextChild("realm", RelayCredentials.REALM);
    return XmlElement.of(MrasRequest.NAMESPACE, ELEMENT)
        .with("credentialsRequestID", requestId)
        .with(secret, list);
  }

  static CredentialsAnswer read(XmlElement element) {
    XmlElement secret = element.requiredChild("credentials");
    return new CredentialsAnswer(
        element.required("credentialsRequestID"),
        RelayCredentials.parse(secret.childText("username"), secret.childText("password")),
        (int) XmlValue.number(secret.childText("duration"), Integer.MAX_VALUE),
        element
            .requiredChild("mediaRelayList")
            .children(MediaRelay.ELEMENT)
            .map(MediaRelay::read)
            .toList());
  }
}
