package org.confab.web.users;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import org.confab.core.access.AdminRole;
import org.confab.core.accounts.AccountAdministration;
import org.confab.core.accounts.AccountRecords;
import org.confab.core.accounts.KerberosNaming;
import org.confab.core.directory.User;
import org.confab.core.directory.UserDirectory;
import org.confab.protocol.kerberos.KerberosName;
import org.confab.protocol.sip.SipUri;
import org.confab.web.JsonBody;
import org.confab.web.Malformed;
import org.confab.web.Page;
import org.confab.web.Refusal;
import org.confab.web.ResourceUri;
import org.confab.web.access.AdminApi;
import org.confab.web.access.Allowed;
import org.confab.web.access.AuditTrail;
import org.confab.web.access.NotAllowed;
import org.confab.web.answer.Answer;
import org.confab.web.openapi.Parameter;
import org.confab.web.openapi.Told;

/** {@code /api/users}: the accounts of this deployment. */
@Path("api/users")
@AdminApi
@RequestScoped
public class UsersResource {
  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private AccountRecords accounts;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private UserDirectory directory;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private AccountAdministration administration;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private KerberosNaming naming;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private UserPath path;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private AuditTrail trail;

  @Context
  @SuppressWarnings("NullAway.Init") // injected by the container
  private SecurityContext security;

  @Context
  @SuppressWarnings("NullAway.Init") // injected by the container
  private HttpServletRequest http;

  /** Accounts by address: 200, or a problem document with 400. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Told(
      value = "The accounts, by address",
      asks = {
        "q: a part of the address, the name, the department or the phone number",
        "enabled: true or false",
        Page.NUMBER_ASKED,
        Page.LIMIT_ASKED
      },
      problems = 400,
      lists = UserAnswer.class)
  public Response list(@Context UriInfo asked) {
    Page page = Page.of(asked, "q", "enabled");
    UserSearch wanted =
        new UserSearch(Page.text(asked, "q", UserSearch.MAX_TEXT), Page.flag(asked, "enabled"));
    return page.of(asked, accounts.all(), wanted, UserAnswer::of);
  }

  /** An account: 200, or a problem document with 404. */
  @GET
  @Path("{address}")
  @Produces(MediaType.APPLICATION_JSON)
  @Told(value = "An account", problems = 404, gives = UserAnswer.class)
  public Response get(@Parameter("user@domain") @PathParam("address") String address) {
    return directory
        .find(aor(address))
        .map(user -> Answer.ok(UserAnswer.of(user)))
        .orElseThrow(() -> Refusal.unknown("No such user", "there is no user sip:" + address));
  }

  /**
   * Changes an account: {@code {"enabled":false}} or {@code {"password":"…","schemes":"ntlm"}}.
   * 200, or a problem document with 400, 404 or 422.
   */
  @PATCH
  @Path("{address}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Allowed(AdminRole.HELP_DESK)
  @Told(
      value =
          "Enables or disables an account, or gives a new password; the help desk the latter only",
      body = "{\"enabled\":false}",
      problems = {400, 404, 422},
      gives = UserDoneAnswer.class)
  public Response change(
      @Parameter("user@domain") @PathParam("address") String address, String body) {
    UserChange change = UserChange.parse(body);
    if (change.enabled().isPresent() && !security.isUserInRole(AdminRole.ADMINISTRATOR.word())) {
      throw new NotAllowed("Only administrators enable and disable accounts.");
    }
    trail.note(http, change.told());
    return done(change.apply(administration, aor(address)));
  }

  /** Removes an account with all that is kept of the user: 200, or a problem document with 404. */
  @DELETE
  @Path("{address}")
  @Produces(MediaType.APPLICATION_JSON)
  @Told(
      value = "Removes an account with all that is kept of the user",
      problems = {400, 404},
      gives = UserDoneAnswer.class)
  public Response remove(@Parameter("user@domain") @PathParam("address") String address) {
    return done(administration.remove(aor(address)));
  }

  /**
   * Ends everything that the user has signed in with but the password: endpoints, web tickets,
   * certificates. 200, or a problem document with 404.
   */
  @DELETE
  @Path("{address}/sessions")
  @Produces(MediaType.APPLICATION_JSON)
  @Allowed(AdminRole.HELP_DESK)
  @Told(
      value = "Ends all that a user has signed in with but the password",
      problems = {400, 404},
      gives = UserDoneAnswer.class)
  public Response signOut(@Parameter("user@domain") @PathParam("address") String address) {
    return done(administration.signOutEverywhere(aor(address)));
  }

  /**
   * Says how a user is called in Kerberos: {@code {"principal":"a.walker@AD.EXAMPLE.COM"}}. 200, or
   * a problem document with 400, 404 or 409.
   */
  @PUT
  @Path("{address}/kerberos")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Told(
      value = "Says how a user is called in Kerberos",
      body = "{\"principal\":\"a.walker@AD.EXAMPLE.COM\"}",
      problems = {400, 404, 409},
      gives = UserDoneAnswer.class)
  public Response called(
      @Parameter("user@domain") @PathParam("address") String address, String body) {
    KerberosName principal =
        Malformed.unless(
            KerberosName::parse, JsonBody.parse(body).only("principal").text("principal"));
    trail.note(http, "principal=" + principal);
    return done(naming.assign(aor(address), principal));
  }

  /** Lets a user be called in Kerberos as his address says: 200, or a problem document with 404. */
  @DELETE
  @Path("{address}/kerberos")
  @Produces(MediaType.APPLICATION_JSON)
  @Told(
      value = "Lets a user be called in Kerberos as the address says",
      problems = {400, 404},
      gives = UserDoneAnswer.class)
  public Response calledAlike(@Parameter("user@domain") @PathParam("address") String address) {
    return done(naming.reset(aor(address)));
  }

  private SipUri aor(String address) {
    return path.user(address);
  }

  private static Response done(AccountAdministration.Done done) {
    return Answer.ok(UserDoneAnswer.of(done));
  }

  /** Opens an account: 201, or a problem document with 400, 409 or 422. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Told(
      value = "Opens an account",
      done = 201,
      body =
          "{\"uri\":\"sip:frank@litwareinc.com\",\"password\":\"…\",\"displayName\":\"Frank\",\"email\":\"\","
              + "\"title\":\"\",\"department\":\"\",\"office\":\"\",\"phone\":\"\",\"homePhone\":\"\",\"mobile\":\"\","
              + "\"otherPhone\":\"\",\"schemes\":\"ntlm,digest\"}",
      problems = {400, 409, 422},
      gives = UserAnswer.class)
  public Response add(String body) {
    NewUser request = NewUser.parse(body);
    User user = user(request);
    trail.note(http, user.aor().asString());
    accounts.open(user, request.password(), request.schemes());
    return Answer.created(
        ResourceUri.of("api", "users", user.aor().address()), UserAnswer.of(user));
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
}
