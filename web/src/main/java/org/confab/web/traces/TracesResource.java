package org.confab.web.traces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.confab.core.access.AdminRole;
import org.confab.core.trace.Ladder;
import org.confab.core.trace.TracePage;
import org.confab.core.trace.TraceState;
import org.confab.core.trace.TraceText;
import org.confab.core.trace.Traces;
import org.confab.ejb.trace.TraceOffice;
import org.confab.web.JsonBody;
import org.confab.web.Refusal;
import org.confab.web.access.AdminApi;
import org.confab.web.access.Allowed;
import org.confab.web.access.AuditTrail;
import org.confab.web.access.NotAllowed;
import org.confab.web.answer.Answer;
import org.confab.web.openapi.Parameter;
import org.confab.web.openapi.Told;

/**
 * {@code /api/traces}: what users' clients and conferences say to this server and hear from it. A
 * trace is named by its id or by what it is of, which is then the newest one of that.
 */
@Path("api/traces")
@AdminApi
@RequestScoped
public class TracesResource {
  private static final String SVG = "image/svg+xml";
  private static final String TEXT = "text/plain; charset=UTF-8";
  private static final String NAME = "its id, a user's address or a conference's";
  private static final String AFTER = "the number of the last message that is known, 0 for none";
  private static final String LIMIT = "how many messages at most, 1 to 99999";

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private Traces traces;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private TraceOffice office;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private AuditTrail trail;

  @Context
  @SuppressWarnings("NullAway.Init") // injected by the container
  private HttpServletRequest http;

  @Context
  @SuppressWarnings("NullAway.Init") // injected by the container
  private SecurityContext security;

  /** All that can be read: 200. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Told(
      value = "All traces that can be read, those that are off for a day",
      lists = TraceAnswer.class)
  public Response list() {
    return Answer.ok(traces.all().stream().map(TraceAnswer::of).toList());
  }

  /**
   * Begins one: {@code {"user":"…"}} or {@code {"conference":"…"}}, with {@code minutes} and {@code
   * texts}. 201, or a problem document with 400, 404, 409 or 422.
   */
  @POST
  @Allowed(AdminRole.HELP_DESK)
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Told(
      value = "Begins to trace a user or a conference, texts of people by administrators alone",
      done = 201,
      problems = {400, 404, 409, 422},
      body = "{\"user\":\"alice@litwareinc.com\",\"minutes\":15,\"texts\":false}",
      gives = TraceAnswer.class)
  public Response begin(String body) {
    NewTrace wanted = NewTrace.parse(body);
    trail.note(http, wanted.told());
    if (wanted.texts() && !isAdministrator()) {
      throw new NotAllowed("Administrators alone may trace the texts of people.");
    }
    TraceState made = office.begin(wanted.target(), wanted.duration(), wanted.texts());
    return Answer.created(URI.create("api/traces/" + made.id()), TraceAnswer.of(made));
  }

  /** Ends recording: {@code {"on":false}}. 200, or a problem document with 400 or 404. */
  @PATCH
  @Path("{trace}")
  @Allowed(AdminRole.HELP_DESK)
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Told(
      value = "Ends recording; what was recorded can be read for another day",
      problems = {400, 404},
      body = "{\"on\":false}",
      gives = TraceAnswer.class)
  public Response end(@PathParam("trace") @Parameter(NAME) String name, String body) {
    if (!JsonBody.parse(body).only("on").flag("on").equals(Optional.of(false))) {
      throw Refusal.bad("The body must be {\"on\":false}.");
    }
    trail.note(http, "on=false");
    return traces
        .end(found(name).id())
        .map(ended -> Answer.ok(TraceAnswer.of(ended)))
        .orElseThrow(TracesResource::unknown);
  }

  /** Forgets it with all of its messages: 204, or a problem document with 404. */
  @DELETE
  @Path("{trace}")
  @Allowed(AdminRole.HELP_DESK)
  @Told(
      value = "Forgets a trace with all of its messages",
      done = 204,
      problems = {404})
  public Response remove(@PathParam("trace") @Parameter(NAME) String name) {
    if (!traces.remove(found(name).id())) {
      throw unknown();
    }
    return Response.noContent().build();
  }

  /** Its messages: 200, or a problem document with 400, 403 or 404. */
  @GET
  @Path("{trace}")
  @Produces(MediaType.APPLICATION_JSON)
  @Told(
      value = "Messages of a trace; ask again with after=next to follow it live",
      problems = {400, 404},
      gives = TracePageAnswer.class)
  public Response page(
      @PathParam("trace") @Parameter(NAME) String name,
      @QueryParam("after") @DefaultValue("0") @Parameter(AFTER) String after,
      @QueryParam("limit") @DefaultValue("100") @Parameter(LIMIT) String limit) {
    return shown(name, after, limit, page -> Answer.text(TracePageAnswer.of(page)));
  }

  /** As {@link #page}, as a text to keep. */
  @GET
  @Path("{trace}/text.txt")
  @Produces(TEXT)
  @Told(
      value = "Messages of a trace as a text to keep",
      problems = {400, 404})
  public Response text(
      @PathParam("trace") @Parameter(NAME) String name,
      @QueryParam("after") @DefaultValue("0") @Parameter(AFTER) String after,
      @QueryParam("limit") @DefaultValue("10000") @Parameter(LIMIT) String limit) {
    return Response.fromResponse(shown(name, after, limit, TraceText::of))
        .header(
            "Content-Disposition", "attachment; filename=\"trace-" + found(name).id() + ".txt\"")
        .build();
  }

  /** As {@link #page}, as a drawing. */
  @GET
  @Path("{trace}/ladder.svg")
  @Produces(SVG)
  @Told(
      value = "Messages of a trace as a drawing, 1,000 at most",
      problems = {400, 404})
  public Response ladder(
      @PathParam("trace") @Parameter(NAME) String name,
      @QueryParam("after") @DefaultValue("0") @Parameter(AFTER) String after,
      @QueryParam("limit") @DefaultValue("1000") @Parameter(LIMIT) String limit) {
    return shown(name, after, limit, Ladder::draw);
  }

  private Response shown(
      String name, String after, String limit, Function<TracePage, String> form) {
    if (!after.matches("\\d{1,18}") || !limit.matches("[1-9]\\d{0,4}")) {
      throw Refusal.bad("\"after\" is a message's number, \"limit\" 1 to 99999.");
    }
    TraceState trace = found(name);
    if (trace.texts() && !isAdministrator()) {
      throw new NotAllowed("The texts of people are in this trace: administrators alone read it.");
    }
    return traces
        .page(trace.id(), Long.parseLong(after), Integer.parseInt(limit))
        .map(page -> Response.ok(form.apply(page)).header("Cache-Control", "no-store").build())
        .orElseThrow(TracesResource::unknown);
  }

  private boolean isAdministrator() {
    return security.isUserInRole(AdminRole.ADMINISTRATOR.word());
  }

  private TraceState found(String name) {
    return traces.named(name).orElseThrow(TracesResource::unknown);
  }

  private static Refusal unknown() {
    return Refusal.unknown("No such trace", "There is no trace of that name, or no more.");
  }
}
