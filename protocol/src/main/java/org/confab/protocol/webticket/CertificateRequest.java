package org.confab.protocol.webticket;

import static org.confab.protocol.webticket.WebNamespaces.CERTIFICATES;
import static org.confab.protocol.webticket.WebNamespaces.SECURITY;
import static org.confab.protocol.webticket.WebNamespaces.TRUST;
import static org.confab.protocol.webticket.WebNamespaces.UTILITY;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.confab.protocol.xml.XmlElement;

/**
 * A request for a certificate: GetAndPublishCert ([MS-OCAUTHWS] 3.1.4.1).
 *
 * @param device the client's device
 * @param entity SIP address of the user, with or without {@code sip:}
 * @param requestId what the answer repeats, empty if nothing
 * @param pkcs10 the certificate signing request, DER in Base64
 * @param lifetime how long the client wants it to hold, if it says so
 */
public record CertificateRequest(
    UUID device, String entity, String requestId, String pkcs10, Optional<Duration> lifetime) {
  /** The operation's name. */
  public static final String NAME = "GetAndPublishCert";

  private static final Pattern GUID =
      Pattern.compile(
          "\\{?([0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12})\\}?");
  private static final int MAX_TEXT = 512;
  private static final String PKCS_10 = "#PKCS10";
  private static final String X_509 =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3";
  private static final String BASE_64 =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary";
  private static final String ENROLLMENT =
      "http://schemas.microsoft.com/windows/pki/2009/01/enrollment";

  /**
   * Reads the element; clients spell its WS-Trust namespace in two ways.
   *
   * @throws IllegalArgumentException if it is no such element, DeviceId is no GUID, or there is no
   *     PKCS#10 in it
   */
  public static CertificateRequest parse(XmlElement element) {
    if (!element.name().equals(NAME)) {
      throw new IllegalArgumentException("no " + NAME);
    }
    var guid = GUID.matcher(element.attribute("DeviceId").orElse(""));
    if (!guid.matches()) {
      throw new IllegalArgumentException("DeviceId is no GUID");
    }
    XmlElement request =
        element
            .child("RequestSecurityToken")
            .orElseThrow(() -> new IllegalArgumentException("no RequestSecurityToken"));
    XmlElement token =
        request
            .child("BinarySecurityToken")
            .filter(t -> t.attribute("ValueType").orElse(PKCS_10).endsWith(PKCS_10))
            .orElseThrow(() -> new IllegalArgumentException("no PKCS#10"));
    return new CertificateRequest(
        UUID.fromString(guid.group(1)),
        text(element.attribute("Entity").orElse("")),
        text(request.childText("RequestID")),
        token.text().replaceAll("\\s", ""),
        request.child("Lifetime").map(CertificateRequest::duration));
  }

  private static Duration duration(XmlElement lifetime) {
    return Duration.between(time(lifetime, "Created"), time(lifetime, "Expires"));
  }

  private static Instant time(XmlElement lifetime, String name) {
    return UtcTime.read(lifetime.childText(name))
        .orElseThrow(() -> new IllegalArgumentException("Lifetime without " + name));
  }

  private static String text(String value) {
    if (value.length() > MAX_TEXT) {
      throw new IllegalArgumentException("text of " + value.length() + " characters");
    }
    return value;
  }

  /**
   * The bytes of the signing request.
   *
   * @throws IllegalArgumentException if it is no Base64
   */
  public byte[] der() {
    return Base64.getDecoder().decode(pkcs10);
  }

  /** The answer with the certificate, DER. */
  public XmlElement answer(byte[] certificate, Instant notBefore, Instant notAfter) {
    XmlElement token =
        XmlElement.of(SECURITY, "BinarySecurityToken")
            .with("ValueType", X_509)
            .with("EncodingType", BASE_64)
            .withText(Base64.getEncoder().encodeToString(certificate));
    XmlElement response =
        XmlElement.of(TRUST, "RequestSecurityTokenResponse")
            .withTextChild("TokenType", X_509)
            .with(
                XmlElement.of(TRUST, "RequestedSecurityToken").with(token),
                XmlElement.of(TRUST, "Lifetime")
                    .with(
                        XmlElement.of(UTILITY, "Created").withText(UtcTime.write(notBefore)),
                        XmlElement.of(UTILITY, "Expires").withText(UtcTime.write(notAfter))));
    return XmlElement.of(CERTIFICATES, NAME + "Response")
        .with("DeviceId", "{" + device + "}")
        .with("Entity", entity)
        .with(
            requestId.isEmpty()
                ? response
                : response.with(XmlElement.of(ENROLLMENT, "RequestID").withText(requestId)));
  }
}
