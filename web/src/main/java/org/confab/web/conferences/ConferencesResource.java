package org.confab.web.conferences;

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
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.confab.core.conferencing.ConferenceState;
import org.confab.core.conferencing.Focus;
import org.confab.core.conferencing.RoomName;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.sip.SipUri;
import org.confab.web.JsonBody;
import org.confab.web.Malformed;
import org.confab.web.Page;
import org.confab.web.Refusal;
import org.confab.web.access.AdminApi;
import org.confab.web.access.AuditTrail;
import org.confab.web.answer.Answer;
import org.confab.web.openapi.Parameter;
import org.confab.web.openapi.Told;

/** {@code /api/conferences}: the conferences that somebody is in. */
@Path("api/conferences")
@AdminApi
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ConferencesResource {
  private static final int MAX_TEXT = 128;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private Focus focus;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private AuditTrail trail;

  @Context
  @SuppressWarnings("NullAway.Init") // injected by the container
  private HttpServletRequest http;

  /** Conferences by name: 200, or a problem document with 400. */
  @GET
  @Told(
      value = "The conferences that somebody is in, with their rosters",
      asks = {
        "q: a part of the name, the subject or the address of somebody inside",
        Page.NUMBER_ASKED,
        Page.LIMIT_ASKED
      },
      problems = 400,
      lists = ConferenceAnswer.class)
  public Response list(@Context UriInfo asked) {
    Page page = Page.of(asked, "q");
    Optional<String> text =
        Page.text(asked, "q", MAX_TEXT).map(wanted -> wanted.toLowerCase(Locale.ROOT));
    List<ConferenceState> on =
        focus.active().stream()
            .flatMap(uri -> focus.active(uri).stream())
            .sorted(Comparator.comparing(state -> RoomName.of(state.uri())))
            .toList();
    return page.of(
        asked,
        on,
        state -> text.map(wanted -> holds(state, wanted)).orElse(true),
        ConferenceAnswer::of);
  }

  private static boolean holds(ConferenceState state, String wanted) {
    return RoomName.of(state.uri()).toLowerCase(Locale.ROOT).contains(wanted)
        || state.record().details().subject().toLowerCase(Locale.ROOT).contains(wanted)
        || state.participants().stream().anyMatch(one -> one.user().address().contains(wanted));
  }

  /** A conference: 200, or a problem document with 404. */
  @GET
  @Path("{name}")
  @Told(value = "A conference with its roster", problems = 404, gives = ConferenceAnswer.class)
  public Response get(@Parameter("ID~ORGANIZER") @PathParam("name") String name) {
    return ok(state(name));
  }

  /** Ends it for all who are in it: 200 with what it was, or a problem document with 404. */
  @DELETE
  @Path("{name}")
  @Told(
      value = "Ends a conference for all who are in it; it may be entered again",
      problems = 404,
      gives = ConferenceAnswer.class)
  public Response end(@Parameter("ID~ORGANIZER") @PathParam("name") String name) {
    ConferenceState was = state(name);
    focus.end(was.uri());
    return ok(was);
  }

  /** Keeps newcomers out, or lets them in: 200, or a problem document with 400 or 404. */
  @PUT
  @Path("{name}/lock")
  @Consumes(MediaType.APPLICATION_JSON)
  @Told(
      value = "Keeps newcomers out of a conference, or lets them in again",
      body = "{\"locked\":true}",
      problems = {400, 404},
      gives = ConferenceAnswer.class)
  public Response lock(@Parameter("ID~ORGANIZER") @PathParam("name") String name, String body) {
    boolean locked =
        JsonBody.parse(body)
            .only("locked")
            .flag("locked")
            .orElseThrow(() -> Refusal.bad("\"locked\" is missing."));
    trail.note(http, "locked=" + locked);
    if (!focus.lock(uri(name), locked)) {
      throw unknown(name);
    }
    return ok(state(name));
  }

  /** Puts somebody out: 200, or a problem document with 400 or 404. */
  @DELETE
  @Path("{name}/participants/{user}")
  @Told(
      value = "Puts somebody out of a conference, with all devices",
      problems = {400, 404},
      gives = ConferenceAnswer.class)
  public Response eject(
      @Parameter("ID~ORGANIZER") @PathParam("name") String name,
      @Parameter("user@domain") @PathParam("user") String user) {
    ConferenceState was = state(name);
    SipUri who = Malformed.unless(SipUri::parse, user.startsWith("sip:") ? user : "sip:" + user);
    if (!focus.eject(was.uri(), who)) {
      throw Refusal.unknown("Not inside", user + " is not in the conference.");
    }
    return ok(focus.active(was.uri()).orElse(was));
  }

  private ConferenceUri uri(String name) {
    return RoomName.find(focus, name).orElseThrow(() -> unknown(name));
  }

  private ConferenceState state(String name) {
    return focus.active(uri(name)).orElseThrow(() -> unknown(name));
  }

  private static Refusal unknown(String name) {
    return Refusal.unknown("No such conference", "There is no conference " + name + " now.");
  }

  private static Response ok(ConferenceState state) {
    return Response.ok(Answer.text(ConferenceAnswer.of(state)))
        .header("Cache-Control", "no-store")
        .build();
  }
}
