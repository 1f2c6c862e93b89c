package org.confab.core.webticket;

import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import org.confab.core.Refused;
import org.confab.core.certificates.ClientCertificates;
import org.confab.core.certificates.DeviceId;
import org.confab.core.certificates.IssuedCertificate;
import org.confab.core.directory.User;
import org.confab.core.directory.UserDirectory;
import org.confab.protocol.webticket.CertificateRequest;
import org.confab.protocol.xml.XmlElement;

/** Gives the holder of a ticket a certificate to sign in with ([MS-OCAUTHWS] 3.1.4.1). */
public final class CertificateProvisioning {
  private final ClientCertificates certificates;
  private final UserDirectory directory;
  private final UserQuota quota;

  /** Takes what makes them, and who knows whether their owner may still have one. */
  public CertificateProvisioning(
      ClientCertificates certificates, UserDirectory directory, Clock clock) {
    this.certificates = certificates;
    this.directory = directory;
    this.quota = UserQuota.ofCertificates(clock);
  }

  /**
   * A certificate for a device of the user, kept for the sign-in with it.
   *
   * @param user who has proved himself with his ticket
   * @return the element of the answer
   * @throws TicketRefused if it is asked for somebody else, too often, or the signing request is no
   *     good
   */
  public XmlElement publish(User user, CertificateRequest request) {
    if (!user.isCalled(request.entity())) {
      throw new TicketRefused(
          WebFault.CERTIFICATE_FOR_ANOTHER, user.aor() + " for " + request.entity());
    }
    if (!quota.take(user.aor())) { // before the work, which is the key's signature and ours
      throw new TicketRefused(WebFault.TOO_MANY_CERTIFICATES, user.aor().address());
    }
    try {
      IssuedCertificate issued =
          certificates.issue(
              user.aor(),
              DeviceId.of(request.device().toString()),
              request.der(),
              request.lifetime());
      requireStill(user, issued);
      return request.answer(
          issued.certificate().getEncoded(), issued.entry().notBefore(), issued.entry().notAfter());
    } catch (IllegalArgumentException noBase64) {
      throw new TicketRefused(WebFault.INVALID_CERTIFICATE_REQUEST, "PKCS#10 is no Base64");
    } catch (TicketRefused ended) {
      throw ended;
    } catch (Refused refused) {
      throw new TicketRefused(
          WebFault.INVALID_CERTIFICATE_REQUEST, String.valueOf(refused.getMessage()));
    } catch (CertificateEncodingException impossible) {
      throw new IllegalStateException("a certificate that was just made", impossible);
    }
  }

  /** A ticket may end while its certificate is made: then the certificate is good for nothing. */
  private void requireStill(User user, IssuedCertificate issued) {
    if (directory.find(user.aor()).filter(user::isStill).isEmpty()) {
      certificates.revoke(user.aor(), issued.entry().serial());
      throw new TicketRefused(
          WebFault.EXPIRED_TICKET, "the ticket of " + user.aor() + " has ended meanwhile");
    }
  }
}
