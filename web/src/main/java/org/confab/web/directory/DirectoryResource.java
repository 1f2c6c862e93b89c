package org.confab.web.directory;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.confab.core.directorysync.SyncOrder;
import org.confab.core.directorysync.SyncReport;
import org.confab.ejb.directorysync.DirectoryOffice;
import org.confab.web.JsonBody;
import org.confab.web.Problem;
import org.confab.web.access.AdminApi;
import org.confab.web.access.AuditTrail;
import org.confab.web.openapi.Told;

/** {@code /api/directory}: the directory that this server follows. */
@Path("api/directory")
@AdminApi
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DirectoryResource {
  /** How long a request waits for its synchronisation; that goes on all the same. */
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private DirectoryOffice office;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private AuditTrail trail;

  @Context
  @SuppressWarnings("NullAway.Init") // injected by the container
  private HttpServletRequest http;

  /** How things are: 200, or 404 if no directory is followed. */
  @GET
  @Told(
      value = "How the directory is followed",
      problems = 404,
      answer =
          "{\"servers\":\"ldaps://dc1.example.com\",\"standing\":\"followed\",\"well\":true,"
              + "\"busy\":false,\"followed\":\"2026-11-22T08:00:00Z\","
              + "\"completed\":\"2026-11-22T08:00:00Z\",\"users\":9,\"outsiders\":0,\"lists\":2,"
              + "\"refused\":[{\"name\":\"cn=x\",\"why\":\"no address\"}]}")
  public Response status() {
    return office.status().map(status -> Response.ok(json(status))).orElseGet(() -> none()).build();
  }

  /**
   * Synchronises: {@code {"allowRemovals":true,"adopt":true}}, both false unless said. 200 with
   * what was done, 202 if it goes on, or a problem document: 400, 404 without a directory, 409
   * while another is under way, 502 if the directory fails.
   */
  @POST
  @Path("synchronisation")
  @Consumes(MediaType.APPLICATION_JSON)
  @Told(
      value = "Reads the directory once more; 202 if that goes on",
      body = "{\"allowRemovals\":false,\"adopt\":false}",
      problems = {400, 404, 409, 502},
      answer =
          "{\"complete\":true,\"added\":1,\"changed\":0,\"renamed\":0,\"enabled\":0,"
              + "\"disabled\":0,\"removed\":0,\"lists\":2,\"failed\":0,\"withheld\":0,"
              + "\"problems\":[\"cn=x has no address\"]}")
  public Response synchronise(String body) {
    if (!office.follows()) {
      return none().build();
    }
    SyncOrder order;
    try {
      JsonBody json = JsonBody.parse(body.isBlank() ? "{}" : body).only("allowRemovals", "adopt");
      order =
          new SyncOrder(
              true, json.flag("allowRemovals").orElse(false), json.flag("adopt").orElse(false));
    } catch (IllegalArgumentException malformed) {
      return new Problem(400, "Bad request", String.valueOf(malformed.getMessage())).response();
    }
    trail.note(http, "removals=" + order.allowRemovals() + " adopt=" + order.adopt());
    return answer(office.follow(order));
  }

  private static Response answer(CompletableFuture<Optional<SyncReport>> run) {
    try {
      return run.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
          .map(report -> Response.ok(json(report).build().toString()).build())
          .orElseGet(() -> new Problem(409, "Busy", "a synchronisation is under way").response());
    } catch (TimeoutException longOne) {
      return Response.accepted(Json.createObjectBuilder().add("busy", true).build().toString())
          .build();
    } catch (ExecutionException failed) {
      String why =
          String.valueOf(Optional.ofNullable(failed.getCause()).orElse(failed).getMessage());
      return new Problem(502, "Directory not followed", why).response();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new Problem(503, "Stopping", "the server is being stopped").response();
    }
  }

  private static Response.ResponseBuilder none() {
    Problem problem =
        new Problem(404, "No directory", "no directory is followed: CONFAB_LDAP_URL is not set");
    return Response.fromResponse(problem.response());
  }

  private static String json(DirectoryOffice.Status status) {
    JsonArrayBuilder refused = Json.createArrayBuilder();
    status
        .refused()
        .forEach(
            link ->
                refused.add(
                    Json.createObjectBuilder()
                        .add("name", link.name().normalised())
                        .add("why", link.refused())));
    JsonObjectBuilder all =
        Json.createObjectBuilder()
            .add("servers", String.join(" ", status.servers()))
            .add("standing", status.standing().sentence())
            .add("well", status.standing().trouble().isEmpty())
            .add("busy", status.busy())
            .add("followed", text(status.state().followed()))
            .add("completed", text(status.state().completed()))
            .add("users", status.users())
            .add("outsiders", status.outsiders())
            .add("lists", status.lists())
            .add("refused", refused);
    return all.build().toString();
  }

  private static String text(Optional<Instant> time) {
    return time.map(Instant::toString).orElse("");
  }

  private static JsonObjectBuilder json(SyncReport report) {
    JsonArrayBuilder problems = Json.createArrayBuilder();
    report.problems().forEach(problems::add);
    return Json.createObjectBuilder()
        .add("complete", report.complete())
        .add("added", report.added())
        .add("changed", report.changed())
        .add("renamed", report.renamed())
        .add("enabled", report.enabled())
        .add("disabled", report.disabled())
        .add("removed", report.removed())
        .add("lists", report.lists())
        .add("failed", report.failed())
        .add("withheld", report.withheld())
        .add("problems", problems);
  }
}
