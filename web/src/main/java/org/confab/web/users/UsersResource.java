package org.confab.web.users;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.confab.core.accounts.AccountRefused;
import org.confab.core.directory.User;
import org.confab.ejb.accounts.AccountOffice;
import org.confab.protocol.sip.SipUri;
import org.confab.web.Problem;

/** {@code /api/users}: the accounts of this deployment. */
@Path("api/users")
@AdminOnly
@RequestScoped
public class UsersResource {
  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private AccountOffice accounts;

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
          .entity(json(user).toString())
          .build();
    } catch (AccountRefused refused) {
      return problem(refused).response();
    }
  }

  private User user(NewUser request) {
    SipUri aor = accounts.address(request.uri());
    return new User(
        aor,
        request.displayName().isEmpty() ? aor.user() : request.displayName(),
        request.email().isEmpty() ? aor.address() : request.email(),
        request.title(),
        request.department(),
        request.office(),
        request.phone(),
        true);
  }

  private static Problem problem(AccountRefused refused) {
    String detail = String.valueOf(refused.getMessage());
    return refused.why() == AccountRefused.Why.EXISTS
        ? new Problem(409, "User exists", detail)
        : new Problem(422, "User refused", detail);
  }

  private static JsonObject json(User user) {
    return Json.createObjectBuilder()
        .add("uri", user.aor().asString())
        .add("displayName", user.displayName())
        .add("email", user.email())
        .build();
  }
}
