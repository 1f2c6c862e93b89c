package org.confab.web.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.confab.core.access.AccountsElsewhere;
import org.confab.core.access.AdminName;
import org.confab.core.access.AdminPasswords;
import org.confab.core.access.AdminRole;
import org.confab.core.access.Administrator;
import org.confab.core.access.Administrators;
import org.confab.web.JsonBody;
import org.confab.web.Malformed;
import org.confab.web.Page;
import org.confab.web.Problem;
import org.confab.web.Refusal;
import org.confab.web.answer.Answer;
import org.confab.web.openapi.Parameter;
import org.confab.web.openapi.Told;

/** {@code /api/administrators}: who may administer, and what. */
@Path("api/administrators")
@AdminApi
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdministratorsResource {
  private static final SecureRandom RANDOM = new SecureRandom();

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private Administrators accounts;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private AuditTrail trail;

  @Context
  @SuppressWarnings("NullAway.Init") // injected by the container
  private HttpServletRequest http;

  /** All, the built-in one first: 200. */
  @GET
  @Allowed(AdminRole.AUDITOR)
  @Told(
      value = "The accounts of administrators",
      asks = {Page.NUMBER_ASKED, Page.LIMIT_ASKED},
      problems = 400,
      lists = AdministratorAnswer.class)
  public Response list(@Context UriInfo asked) {
    List<Administrator> all =
        Stream.concat(
                Stream.of(new Administrator(AdminName.BUILT_IN.value(), AdminRole.ADMINISTRATOR)),
                accounts.all().stream())
            .toList();
    return Page.of(asked).of(asked, all, AdministratorAnswer::of);
  }

  /** Adds one: 201, with a password if none was given; a problem with 400, 409 or 422. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Told(
      value = "Adds an account; without a password one is made and told, once",
      done = 201,
      body = "{\"name\":\"dora\",\"role\":\"help-desk\",\"password\":\"\"}",
      problems = {400, 409, 422},
      gives = NewPasswordAnswer.class)
  public Response add(String body) {
    JsonBody json = JsonBody.parse(body).only("name", "role", "password");
    AdminName name = Malformed.unless(AdminName::of, json.text("name"));
    AdminRole role = role(json.text("role"));
    boolean made = json.text("password").isEmpty();
    String password = password(json.text("password"), name);
    trail.note(http, name.value() + " is " + role.word());
    if (accounts.all().size() >= Administrators.MAX) {
      throw new Refusal(
          new Problem(422, "Too many", "There are " + Administrators.MAX + " accounts, the most."));
    }
    if (name.equals(AdminName.BUILT_IN) || !added(name, role, password)) {
      throw new Refusal(
          new Problem(409, "Administrator exists", "There is " + name.value() + " already."));
    }
    return Response.created(URI.create("/api/administrators/" + name.value()))
        .entity(told(new Administrator(name.value(), role), made, password))
        .header("Cache-Control", "no-store")
        .build();
  }

  /** Gives one a new password: 200; a problem with 400, 404 or 422. */
  @PATCH
  @Path("{name}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Told(
      value = "Gives an account a new password; one is made and told, if none is given",
      body = "{\"password\":\"\"}",
      problems = {400, 404, 422},
      gives = NewPasswordAnswer.class)
  public Response change(
      @Parameter("name of the account") @PathParam("name") String name, String body) {
    String given = JsonBody.parse(body).only("password").text("password");
    AdminName account = other(name);
    String password = password(given, account);
    trail.note(http, "a new password");
    if (!accounts.password(account, password)) {
      throw unknown(name);
    }
    Administrator now = named(account);
    return Response.ok(told(now, given.isEmpty(), password))
        .header("Cache-Control", "no-store")
        .build();
  }

  /** Removes one: 200; a problem with 400, 404 or 422. */
  @DELETE
  @Path("{name}")
  @Told(
      value = "Removes an account",
      problems = {400, 404, 422},
      gives = AdministratorAnswer.class)
  public Response remove(@Parameter("name of the account") @PathParam("name") String name) {
    AdminName account = other(name);
    Administrator was = named(account);
    if (!accounts.remove(account)) {
      throw unknown(name);
    }
    return Answer.ok(AdministratorAnswer.of(was));
  }

  private boolean added(AdminName name, AdminRole role, String password) {
    try {
      return accounts.add(name, role, password);
    } catch (AccountsElsewhere elsewhere) {
      throw new Refusal(
          new Problem(409, "Accounts are elsewhere", String.valueOf(elsewhere.getMessage())));
    }
  }

  private Administrator named(AdminName name) {
    return accounts.all().stream()
        .filter(account -> account.name().equals(name.value()))
        .findFirst()
        .orElseThrow(() -> unknown(name.value()));
  }

  private static AdminName other(String name) {
    AdminName account = Malformed.unless(AdminName::of, name);
    if (account.equals(AdminName.BUILT_IN)) {
      throw new Refusal(
          new Problem(
              422,
              "Built-in account",
              "admin stays; its password is in the file admin-password of the instance."));
    }
    return account;
  }

  private static Refusal unknown(String name) {
    return Refusal.unknown("No such administrator", "There is no administrator " + name + ".");
  }

  private static AdminRole role(String word) {
    return AdminRole.of(word)
        .orElseThrow(() -> Refusal.bad("\"role\" is one of " + AdminRole.words() + "."));
  }

  private static String password(String given, AdminName name) {
    if (given.isEmpty()) {
      return AdminPasswords.random(RANDOM);
    }
    try {
      return AdminPasswords.check(given, name);
    } catch (IllegalArgumentException weak) {
      throw new Refusal(new Problem(422, "Password refused", String.valueOf(weak.getMessage())));
    }
  }

  private static String told(Administrator account, boolean made, String password) {
    return Answer.text(
        new NewPasswordAnswer(
            AdministratorAnswer.of(account), made ? Optional.of(password) : Optional.empty()));
  }
}
