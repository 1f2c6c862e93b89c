package org.confab.web.policies;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
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
import java.util.Locale;
import java.util.function.Supplier;
import org.confab.core.policy.PolicyAdministration;
import org.confab.core.policy.PolicyRefused;
import org.confab.core.policy.PolicyScope;
import org.confab.core.policy.PolicySetting;
import org.confab.core.policy.PolicySettings;
import org.confab.core.policy.PolicyValue;
import org.confab.protocol.sip.SipUri;
import org.confab.web.JsonBody;
import org.confab.web.Problem;
import org.confab.web.access.AdminApi;
import org.confab.web.access.AuditTrail;
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
  @Told(
      value = "What is set",
      answer = "[{\"scope\":\"global\",\"name\":\"meetingPolicy.MeetingSize\",\"value\":\"50\"}]")
  public Response list() {
    JsonArrayBuilder values = Json.createArrayBuilder();
    policies.all().forEach(value -> values.add(json(value)));
    return Response.ok(values.build().toString()).build();
  }

  /** Every setting that there is: 200. */
  @GET
  @Path("settings")
  @Told(
      value = "Every setting that there is",
      answer =
          "[{\"name\":\"meetingPolicy.MeetingSize\",\"takes\":\"a number\","
              + "\"default\":\"250\",\"scopes\":[\"global\",\"site\",\"user\"]}]")
  public Response settings() {
    JsonArrayBuilder all = Json.createArrayBuilder();
    PolicySettings.ALL.forEach(setting -> all.add(json(setting)));
    return Response.ok(all.build().toString()).build();
  }

  /** What holds for a user, and who says so: 200, or a problem document with 400. */
  @GET
  @Path("users/{user}")
  @Told(
      value = "What holds for a user, and who says so",
      problems = 400,
      answer = "[{\"scope\":\"global\",\"name\":\"meetingPolicy.MeetingSize\",\"value\":\"50\"}]")
  public Response show(@PathParam("user") String user) {
    return done(
        () -> {
          JsonArrayBuilder values = Json.createArrayBuilder();
          String uri = user.startsWith("sip:") ? user : "sip:" + user;
          policies.of(SipUri.parse(uri)).forEach(value -> values.add(json(value)));
          return values.build().toString();
        });
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
      answer = "{\"scope\":\"global\",\"name\":\"meetingPolicy.MeetingSize\",\"value\":\"50\"}")
  public Response set(String body) {
    return done(
        () -> {
          JsonBody json = JsonBody.parse(body).only("scope", "name", "value");
          PolicyScope scope = PolicyScope.parse(json.text("scope"));
          String name = json.text("name");
          String value = json.text("value");
          trail.note(http, scope.asString() + " " + name + "=" + value);
          return json(policies.set(scope, name, value)).build().toString();
        });
  }

  /** Takes a value back: 200, or a problem document with 400 or 404. */
  @DELETE
  @Path("{scope}/{name}")
  @Told(
      value = "Takes a value back",
      problems = {400, 404},
      answer = "{\"scope\":\"global\",\"name\":\"meetingPolicy.MeetingSize\"}")
  public Response unset(@PathParam("scope") String scope, @PathParam("name") String name) {
    return done(
        () -> {
          String setting = named(name);
          policies.unset(PolicyScope.parse(scope), setting);
          return Json.createObjectBuilder()
              .add("scope", scope)
              .add("name", setting)
              .build()
              .toString();
        });
  }

  /** Paths come in lower case. */
  private static String named(String name) {
    return PolicySettings.ALL.stream()
        .map(PolicySetting::name)
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .orElse(name);
  }

  private static Response done(Supplier<String> work) {
    try {
      return Response.ok(work.get()).build();
    } catch (IllegalArgumentException malformed) {
      return new Problem(400, "Bad request", String.valueOf(malformed.getMessage())).response();
    } catch (PolicyRefused refused) {
      String detail = String.valueOf(refused.getMessage());
      return refused.unknown()
          ? new Problem(404, "No such setting", detail).response()
          : new Problem(422, "Setting refused", detail).response();
    }
  }

  private static JsonObjectBuilder json(PolicyValue value) {
    return Json.createObjectBuilder()
        .add("scope", value.scope().asString())
        .add("name", value.name())
        .add("value", value.value());
  }

  private static JsonObjectBuilder json(PolicySetting setting) {
    JsonArrayBuilder scopes = Json.createArrayBuilder();
    setting.scopes().stream()
        .sorted()
        .forEach(kind -> scopes.add(kind.name().toLowerCase(Locale.ROOT)));
    return Json.createObjectBuilder()
        .add("name", setting.name())
        .add("takes", setting.type().toString())
        .add("default", setting.otherwise().orElse(""))
        .add("scopes", scopes);
  }
}
