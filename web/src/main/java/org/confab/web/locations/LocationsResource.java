package org.confab.web.locations;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.ToIntFunction;
import org.confab.core.location.LocationAdministration;
import org.confab.core.location.LocationLimits;
import org.confab.web.Page;
import org.confab.web.access.AdminApi;
import org.confab.web.access.AuditTrail;
import org.confab.web.answer.Answer;
import org.confab.web.openapi.Told;

/** {@code /api/locations}: what is where in the network. */
@Path("api/locations")
@AdminApi
@RequestScoped
public class LocationsResource {
  private static final String TABLE = "text/csv";

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private LocationAdministration locations;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private AuditTrail trail;

  @Context
  @SuppressWarnings("NullAway.Init") // injected by the container
  private HttpServletRequest http;

  /** What is entered: 200, or a problem document with 400. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Told(
      value = "What is entered",
      asks = {Page.NUMBER_ASKED, Page.LIMIT_ASKED},
      problems = 400,
      lists = LocationAnswer.class)
  public Response list(@Context UriInfo asked) {
    return Page.of(asked).of(asked, locations.all(), LocationAnswer::of);
  }

  /** The same as a table that can be entered: 200. */
  @GET
  @Path("table")
  @Produces(TABLE + ";charset=UTF-8")
  @Told("The same as a table that can be entered")
  public Response table() {
    return Response.ok(locations.table()).build();
  }

  /** Adds what a table says: 200, or a problem document with 400, 413 or 422. */
  @POST
  @Consumes(TABLE)
  @Produces(MediaType.APPLICATION_JSON)
  @Told(
      value = "Adds what a table says",
      body = "type,id,country,state,city,street,houseNumber,location",
      problems = {400, 413, 422},
      gives = EnteredAnswer.class)
  public Response add(InputStream body) throws IOException {
    return entered(body, locations::add);
  }

  /** Puts a table in the place of everything: 200, or a problem document with 400, 413 or 422. */
  @PUT
  @Consumes(TABLE)
  @Produces(MediaType.APPLICATION_JSON)
  @Told(
      value = "Puts a table in the place of everything",
      body = "type,id,country,state,city,street,houseNumber,location",
      problems = {400, 413, 422},
      gives = EnteredAnswer.class)
  public Response replace(InputStream body) throws IOException {
    return entered(body, locations::replace);
  }

  private Response entered(InputStream body, ToIntFunction<String> work) throws IOException {
    try {
      String table = TableBody.read(body, LocationLimits.FILE_LENGTH);
      trail.note(http, "a table of " + table.lines().count() + " lines");
      return Answer.ok(new EnteredAnswer(work.applyAsInt(table)));
    } catch (TableBody.Refused refused) {
      return refused.problem().response();
    }
  }
}
