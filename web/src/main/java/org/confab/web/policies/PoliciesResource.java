package org.confab.web.policies;

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
import org.confab.core.policy.PolicyAdministration;
import org.confab.core.policy.PolicyScope;
import org.confab.core.policy.PolicySetting;
import org.confab.core.policy.PolicySettings;
import org.confab.protocol.sip.SipUri;
import org.confab.web.JsonBody;
import org.confab.web.Malformed;
import org.confab.web.access.AdminApi;
import org.confab.web.access.AuditTrail;
import org.confab.web.answer.Answer;
import org.confab.web.openapi.Told;

/** {@code /api/policies}: settings for everybody, for sites and for users. */
@Path("api/policies")
@AdminApi
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PoliciesResource {
  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private PolicyAdministration policies;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private AuditTrail trail;

  @Context
  @SuppressWarnings("NullAway.Init") // injected by the container
  private HttpServletRequest http;

  /** What is set: 200. */
  @GET
  @Told(value = "What is set", lists = PolicyAnswer.class)
  public Response list() {
    return Answer.ok(policies.all().stream().map(PolicyAnswer::of).toList());
  }

  /** Every setting that there is: 200. */
  @GET
  @Path("settings")
  @Told(value = "Every setting that there is", lists = SettingAnswer.class)
  public Response settings() {
    return Answer.ok(PolicySettings.ALL.stream().map(SettingAnswer::of).toList());
  }

  /** What holds for a user, and who says so: 200, or a problem document with 400. */
  @GET
  @Path("users/{user}")
  @Told(
      value = "What holds for a user, and who says so",
      problems = 400,
      lists = PolicyAnswer.class)
  public Response show(@PathParam("user") String user) {
    SipUri uri = Malformed.unless(SipUri::parse, user.startsWith("sip:") ? user : "sip:" + user);
    return Answer.ok(policies.of(uri).stream().map(PolicyAnswer::of).toList());
  }

  /**
   * Sets a value: {@code {"scope":"global","name":"meetingPolicy.AllowPolls","value":"true"}}. 200,
   * or a problem document with 400, 404 or 422.
   */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Told(
      value = "Sets a value for everybody, a site or a user",
      body = "{\"scope\":\"global\",\"name\":\"meetingPolicy.MeetingSize\",\"value\":\"50\"}",
      problems = {400, 404, 422},
      gives = PolicyAnswer.class)
  public Response set(String body) {
    JsonBody json = JsonBody.parse(body).only("scope", "name", "value");
    PolicyScope scope = Malformed.unless(PolicyScope::parse, json.text("scope"));
    String name = json.text("name");
    String value = json.text("value");
    trail.note(http, scope.asString() + " " + name + "=" + value);
    return Answer.ok(PolicyAnswer.of(policies.set(scope, name, value)));
  }

  /** Takes a value back: 200, or a problem document with 400 or 404. */
  @DELETE
  @Path("{scope}/{name}")
  @Told(
      value = "Takes a value back",
      problems = {400, 404},
      gives = PolicyUnsetAnswer.class)
  public Response unset(@PathParam("scope") String scope, @PathParam("name") String name) {
    String setting = named(name);
    policies.unset(Malformed.unless(PolicyScope::parse, scope), setting);
    return Answer.ok(new PolicyUnsetAnswer(scope, setting));
  }

  /** Paths come in lower case. */
  private static String named(String name) {
    return PolicySettings.ALL.stream()
        .map(PolicySetting::name)
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .orElse(name);
  }
}
