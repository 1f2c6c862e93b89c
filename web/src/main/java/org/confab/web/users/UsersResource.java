package org.confab.web.users;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.Supplier;
import org.confab.core.accounts.AccountAdministration;
import org.confab.core.accounts.AccountRecords;
import org.confab.core.accounts.AccountRefused;
import org.confab.core.accounts.KerberosNaming;
import org.confab.core.directory.User;
import org.confab.protocol.kerberos.KerberosName;
import org.confab.protocol.sip.SipUri;
import org.confab.web.JsonBody;
import org.confab.web.Problem;

/** {@code /api/users}: the accounts of this deployment. */
@Path("api/users")
@AdminOnly
@RequestScoped
public class UsersResource {
  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private AccountRecords accounts;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private AccountAdministration administration;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private KerberosNaming naming;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private UserPath path;

  /** Every account: 200. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response list() {
    JsonArrayBuilder users = Json.createArrayBuilder();
    accounts.all().forEach(user -> users.add(json(user)));
    return Response.ok(users.build().toString()).build();
  }

  /**
   * Changes an account: {@code {"enabled":false}} or {@code {"password":"…","schemes":"ntlm"}}.
   * 200, or a problem document with 400, 404 or 422.
   */
  @PATCH
  @Path("{address}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response change(@PathParam("address") String address, String body) {
    return done(() -> UserChange.parse(body).apply(administration, aor(address)));
  }

  /** Removes an account with all that is kept of the user: 200, or a problem document with 404. */
  @DELETE
  @Path("{address}")
  @Produces(MediaType.APPLICATION_JSON)
  public Response remove(@PathParam("address") String address) {
    return done(() -> administration.remove(aor(address)));
  }

  /**
   * Ends everything that the user has signed in with but the password: endpoints, web tickets,
   * certificates. 200, or a problem document with 404.
   */
  @DELETE
  @Path("{address}/sessions")
  @Produces(MediaType.APPLICATION_JSON)
  public Response signOut(@PathParam("address") String address) {
    return done(() -> administration.signOutEverywhere(aor(address)));
  }

  /**
   * Says how a user is called in Kerberos: {@code {"principal":"a.walker@AD.EXAMPLE.COM"}}. 200, or
   * a problem document with 400, 404 or 409.
   */
  @PUT
  @Path("{address}/kerberos")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response called(@PathParam("address") String address, String body) {
    return done(
        () ->
            naming.assign(
                aor(address), KerberosName.parse(JsonBody.parse(body).text("principal"))));
  }

  /** Lets a user be called in Kerberos as his address says: 200, or a problem document with 404. */
  @DELETE
  @Path("{address}/kerberos")
  @Produces(MediaType.APPLICATION_JSON)
  public Response calledAlike(@PathParam("address") String address) {
    return done(() -> naming.reset(aor(address)));
  }

  private SipUri aor(String address) {
    return path.user(address);
  }

  private static Response done(Supplier<AccountAdministration.Done> work) {
    try {
      AccountAdministration.Done done = work.get();
      return Response.ok(json(done.user()).add("signedOut", done.signedOut()).build().toString())
          .build();
    } catch (IllegalArgumentException malformed) {
      return new Problem(400, "Bad request", String.valueOf(malformed.getMessage())).response();
    } catch (AccountRefused refused) {
      return problem(refused).response();
    }
  }

  /** Opens an account: 201, or a problem document with 400, 409 or 422. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response add(String body) {
    NewUser request;
    try {
      request = NewUser.parse(body);
    } catch (IllegalArgumentException malformed) {
      return new Problem(400, "Bad request", String.valueOf(malformed.getMessage())).response();
    }
    try {
      User user = user(request);
      accounts.open(user, request.password(), request.schemes());
      return Response.created(URI.create("/api/users/" + user.aor().address()))
          .entity(json(user).build().toString())
          .build();
    } catch (AccountRefused refused) {
      return problem(refused).response();
    }
  }

  private User user(NewUser request) {
    SipUri aor = accounts.address(request.uri());
    User user =
        new User(
            aor,
            request.displayName().isEmpty() ? aor.user() : request.displayName(),
            request.email().isEmpty() ? aor.address() : request.email(),
            request.title(),
            request.department(),
            request.office(),
            request.phone(),
            true);
    return user.withNumbers(request.numbers());
  }

  private static Problem problem(AccountRefused refused) {
    String detail = String.valueOf(refused.getMessage());
    return switch (refused.why()) {
      case EXISTS -> new Problem(409, "User exists", detail);
      case UNKNOWN -> new Problem(404, "No such user", detail);
      default -> new Problem(422, "User refused", detail);
    };
  }

  private static JsonObjectBuilder json(User user) {
    return Json.createObjectBuilder()
        .add("uri", user.aor().asString())
        .add("displayName", user.displayName())
        .add("email", user.email())
        .add("enabled", user.enabled());
  }
}
