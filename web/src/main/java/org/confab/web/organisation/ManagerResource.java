package org.confab.web.organisation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.confab.core.organisation.Organisation;
import org.confab.protocol.sip.SipUri;
import org.confab.web.JsonBody;
import org.confab.web.Refusal;
import org.confab.web.access.AdminApi;
import org.confab.web.access.AuditTrail;
import org.confab.web.answer.Answer;
import org.confab.web.openapi.Told;
import org.confab.web.users.UserPath;

/** {@code /api/users/ADDRESS/manager}: whom a user reports to. */
@Path("api/users/{address}/manager")
@AdminApi
@RequestScoped
public class ManagerResource {
  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private Organisation organisation;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private UserPath path;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private AuditTrail trail;

  @Context
  @SuppressWarnings("NullAway.Init") // injected by the container
  private HttpServletRequest http;

  /** Whom the user reports to, nobody if there is none: 200, or a problem with 404. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Told(
      value = "Whom a user reports to",
      problems = {400, 404},
      gives = ManagerAnswer.class)
  public Response get(@PathParam("address") String address) {
    SipUri user = path.user(address);
    return Answer.ok(ManagerAnswer.of(user, organisation.of(user)));
  }

  /** {@code {"manager":"sip:alice@litwareinc.com"}}: 200, or a problem with 400 or 404. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Told(
      value = "Says whom a user reports to",
      body = "{\"manager\":\"sip:alice@litwareinc.com\"}",
      problems = {400, 404},
      gives = ManagerAnswer.class)
  public Response assign(@PathParam("address") String address, String body) {
    SipUri user = path.user(address);
    SipUri manager = path.user(JsonBody.parse(body).only("manager").text("manager").strip());
    trail.note(http, "manager=" + manager.asString());
    if (user.equals(manager)) {
      throw Refusal.bad("nobody reports to himself");
    }
    organisation.assign(user, manager);
    return Answer.ok(ManagerAnswer.of(user, Optional.of(manager)));
  }

  /** Lets the user report to whom the directory says: 200 with him, or a problem with 404. */
  @DELETE
  @Produces(MediaType.APPLICATION_JSON)
  @Told(
      value = "Lets a user report to whom the directory says",
      problems = {400, 404},
      gives = ManagerAnswer.class)
  public Response reset(@PathParam("address") String address) {
    SipUri user = path.user(address);
    return Answer.ok(ManagerAnswer.of(user, organisation.reset(user)));
  }
}
