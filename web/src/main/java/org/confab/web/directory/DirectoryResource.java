package org.confab.web.directory;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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
import org.confab.web.Refusal;
import org.confab.web.access.AdminApi;
import org.confab.web.access.AuditTrail;
import org.confab.web.answer.Answer;
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
  @Told(value = "How the directory is followed", problems = 404, gives = DirectoryAnswer.class)
  public Response status() {
    return office
        .status()
        .map(status -> Answer.ok(DirectoryAnswer.of(status)))
        .orElseThrow(DirectoryResource::none);
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
      others = @Told.Other(status = 202, value = "It goes on", gives = BusyAnswer.class),
      gives = SynchronisationAnswer.class)
  public Response synchronise(String body) {
    if (!office.follows()) {
      throw none();
    }
    JsonBody json = JsonBody.parse(body.isBlank() ? "{}" : body).only("allowRemovals", "adopt");
    SyncOrder order =
        new SyncOrder(
            true, json.flag("allowRemovals").orElse(false), json.flag("adopt").orElse(false));
    trail.note(http, "removals=" + order.allowRemovals() + " adopt=" + order.adopt());
    return answer(office.follow(order));
  }

  private static Response answer(CompletableFuture<Optional<SyncReport>> run) {
    try {
      return run.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
          .map(report -> Answer.ok(SynchronisationAnswer.of(report)))
          .orElseGet(() -> new Problem(409, "Busy", "a synchronisation is under way").response());
    } catch (TimeoutException longOne) {
      return Response.accepted(Answer.text(new BusyAnswer(true))).build();
    } catch (ExecutionException failed) {
      String why =
          String.valueOf(Optional.ofNullable(failed.getCause()).orElse(failed).getMessage());
      return new Problem(502, "Directory not followed", why).response();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new Problem(503, "Stopping", "the server is being stopped").response();
    }
  }

  private static Refusal none() {
    return Refusal.unknown("No directory", "no directory is followed: CONFAB_LDAP_URL is not set");
  }
}
