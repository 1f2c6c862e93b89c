package org.confab.web.users;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
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
import org.confab.core.accounts.AccountRefused;
import org.confab.core.certificates.ClientCertificate;
import org.confab.core.certificates.ClientCertificates;
import org.confab.core.directory.UserDirectory;
import org.confab.protocol.sip.SipUri;
import org.confab.web.Problem;
import org.confab.web.access.AdminApi;
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
      answer =
          "[{\"serial\":\"1f2e\",\"device\":\"6bc9d9ea-3e8b-5c9f-8d2a-0a1b2c3d4e5f\","
              + "\"subject\":\"CN=alice@litwareinc.com\",\"notBefore\":\"2026-11-22T08:00:00Z\","
              + "\"notAfter\":\"2026-11-22T08:00:00Z\",\"sha1\":\"0a1b\",\"sha256\":\"0a1b2c3d\","
              + "\"issuedAt\":\"2026-11-22T08:00:00Z\",\"revokedAt\":\"2026-11-22T08:00:00Z\"}]")
  public Response list(@PathParam("address") String address) {
    return of(address, user -> Optional.of(certificates.of(user)));
  }

  /** Takes back all that still hold; answers with them. */
  @DELETE
  @Produces(MediaType.APPLICATION_JSON)
  @Told(
      value = "Takes back all that still hold",
      problems = 404,
      answer =
          "[{\"serial\":\"1f2e\",\"device\":\"6bc9d9ea-3e8b-5c9f-8d2a-0a1b2c3d4e5f\","
              + "\"subject\":\"CN=alice@litwareinc.com\",\"notBefore\":\"2026-11-22T08:00:00Z\","
              + "\"notAfter\":\"2026-11-22T08:00:00Z\",\"sha1\":\"0a1b\",\"sha256\":\"0a1b2c3d\","
              + "\"issuedAt\":\"2026-11-22T08:00:00Z\",\"revokedAt\":\"2026-11-22T08:00:00Z\"}]")
  public Response revokeAll(@PathParam("address") String address) {
    return of(address, user -> Optional.of(certificates.revokeAll(user)));
  }

  /** Takes one back: 200, or a problem document with 404. */
  @DELETE
  @Path("{serial}")
  @Produces(MediaType.APPLICATION_JSON)
  @Told(
      value = "Takes one back",
      problems = 404,
      answer =
          "[{\"serial\":\"1f2e\",\"device\":\"6bc9d9ea-3e8b-5c9f-8d2a-0a1b2c3d4e5f\","
              + "\"subject\":\"CN=alice@litwareinc.com\",\"notBefore\":\"2026-11-22T08:00:00Z\","
              + "\"notAfter\":\"2026-11-22T08:00:00Z\",\"sha1\":\"0a1b\",\"sha256\":\"0a1b2c3d\","
              + "\"issuedAt\":\"2026-11-22T08:00:00Z\",\"revokedAt\":\"2026-11-22T08:00:00Z\"}]")
  public Response revoke(@PathParam("address") String address, @PathParam("serial") String serial) {
    String digits = serial.toLowerCase(Locale.ROOT);
    return of(address, user -> certificates.revoke(user, digits).map(List::of));
  }

  private Response of(String address, Function<SipUri, Optional<List<ClientCertificate>>> work) {
    Optional<SipUri> user = user(address);
    if (user.isEmpty()) {
      return new Problem(404, "No such user", "There is no user " + address + ".").response();
    }
    return work.apply(user.get())
        .map(found -> Response.ok(json(found)).build())
        .orElseGet(
            () ->
                new Problem(404, "No such certificate", "There is none of that serial that holds.")
                    .response());
  }

  private Optional<SipUri> user(String address) {
    try {
      return directory.find(path.user(address)).map(known -> known.aor());
    } catch (AccountRefused ofAnotherDomain) {
      return Optional.empty();
    }
  }

  private static String json(List<ClientCertificate> found) {
    JsonArrayBuilder all = Json.createArrayBuilder();
    found.forEach(one -> all.add(json(one)));
    return all.build().toString();
  }

  private static JsonObject json(ClientCertificate one) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("serial", one.serial())
            .add("device", one.device().value())
            .add("subject", one.subject())
            .add("notBefore", one.notBefore().toString())
            .add("notAfter", one.notAfter().toString())
            .add("sha1", one.sha1().hex())
            .add("sha256", one.sha256().hex())
            .add("issuedAt", one.issuedAt().toString());
    one.revokedAt().ifPresent(when -> json.add("revokedAt", when.toString()));
    return json.build();
  }
}
