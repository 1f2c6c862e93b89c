package org.confab.web.users;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.confab.core.certificates.ClientCertificate;
import org.confab.core.certificates.ClientCertificates;
import org.confab.core.directory.UserDirectory;
import org.confab.protocol.sip.SipUri;
import org.confab.web.Refusal;
import org.confab.web.access.AdminApi;
import org.confab.web.answer.Answer;
import org.confab.web.openapi.Told;

/** {@code /api/users/ADDRESS/certificates}: what the devices of a user sign in with. */
@Path("api/users/{address}/certificates")
@AdminApi
@RequestScoped
public class CertificatesResource {
  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private UserPath path;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private UserDirectory directory;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private ClientCertificates certificates;

  /** All that the user has, newest first: 200, or a problem document with 404. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Told(
      value = "What the devices of a user sign in with",
      problems = 404,
      lists = CertificateAnswer.class)
  public Response list(@PathParam("address") String address) {
    return of(address, user -> Optional.of(certificates.of(user)));
  }

  /** Takes back all that still hold; answers with them. */
  @DELETE
  @Produces(MediaType.APPLICATION_JSON)
  @Told(value = "Takes back all that still hold", problems = 404, lists = CertificateAnswer.class)
  public Response revokeAll(@PathParam("address") String address) {
    return of(address, user -> Optional.of(certificates.revokeAll(user)));
  }

  /** Takes one back: 200, or a problem document with 404. */
  @DELETE
  @Path("{serial}")
  @Produces(MediaType.APPLICATION_JSON)
  @Told(value = "Takes one back", problems = 404, lists = CertificateAnswer.class)
  public Response revoke(@PathParam("address") String address, @PathParam("serial") String serial) {
    String digits = serial.toLowerCase(Locale.ROOT);
    return of(address, user -> certificates.revoke(user, digits).map(List::of));
  }

  private Response of(String address, Function<SipUri, Optional<List<ClientCertificate>>> work) {
    SipUri user =
        directory
            .find(path.user(address))
            .orElseThrow(() -> Refusal.unknown("No such user", "There is no user " + address + "."))
            .aor();
    return work.apply(user)
        .map(found -> Answer.ok(found.stream().map(CertificateAnswer::of).toList()))
        .orElseThrow(
            () ->
                Refusal.unknown("No such certificate", "There is none of that serial that holds."));
  }
}
