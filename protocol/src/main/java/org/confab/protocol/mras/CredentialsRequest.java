package org.confab.protocol.mras;

import java.util.Optional;
import java.util.OptionalInt;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlValue;

/**
 * What one user asks for inside a {@link MrasRequest}.
 *
 * @param id named again in the answer, up to 64 characters
 * @param identity who is to use the credentials, a SIP URI as the client wrote it
 * @param location where the client is; empty if it wants the relays of every place
 * @param minutes how long the credentials shall hold; empty if it leaves that to the server
 */
public record CredentialsRequest(
    String id, String identity, Optional<RelayLocation> location, OptionalInt minutes) {
  static final String ELEMENT = "credentialsRequest";
  static final int MAX_IDENTITY = 65_536;

  /** Throws {@link IllegalArgumentException} for values that the schema does not have. */
  public CredentialsRequest {
    MrasText.id("credentialsRequestID", id);
    if (identity.isEmpty() || identity.length() > MAX_IDENTITY) {
      throw new IllegalArgumentException("identity is empty or too long");
    }
    if (minutes.isPresent() && minutes.getAsInt() <= 0) {
      throw new IllegalArgumentException("duration is not positive");
    }
  }

  XmlElement write() {
    XmlElement out =
        XmlElement.of(MrasRequest.NAMESPACE, ELEMENT)
            .with("credentialsRequestID", id)
            .withTextChild("identity", identity);
    if (location.isPresent()) {
      out = out.withTextChild("location", location.get().wireName());
    }
    return minutes.isPresent()
        ? out.withTextChild("duration", Integer.toString(minutes.getAsInt()))
        : out;
  }

  static CredentialsRequest read(XmlElement element) {
    Optional<RelayLocation> location =
        element.child("location").map(XmlElement::text).map(CredentialsRequest::location);
    Optional<String> duration = element.child("duration").map(XmlElement::text);
    return new CredentialsRequest(
        element.required("credentialsRequestID"),
        element.childText("identity"),
        location,
        duration.isEmpty()
            ? OptionalInt.empty()
            : OptionalInt.of((int) XmlValue.number(duration.get(), Integer.MAX_VALUE)));
  }

  private static RelayLocation location(String word) {
    return RelayLocation.find(word)
        .orElseThrow(() -> new IllegalArgumentException("unknown location: " + word));
  }
}
