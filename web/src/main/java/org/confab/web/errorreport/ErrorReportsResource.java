package org.confab.web.errorreport;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.confab.core.accounts.AccountRecords;
import org.confab.core.accounts.AccountRefused;
import org.confab.core.errorreport.ErrorReports;
import org.confab.core.errorreport.ReceivedReport;
import org.confab.protocol.sip.SipUri;
import org.confab.web.Problem;
import org.confab.web.access.AdminApi;
import org.confab.web.openapi.Told;
import org.jspecify.annotations.Nullable;

/** {@code /api/error-reports}: the errors that clients reported ([MS-OCER] 3.1.4.1). */
@Path("api/error-reports")
@AdminApi
@RequestScoped
public class ErrorReportsResource {
  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private ErrorReports reports;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private AccountRecords accounts;

  /**
   * The newest first: 200; a problem document with 400 for a {@code limit} outside 1 to {@link
   * ErrorReports#MAX_TOLD} or a bad address.
   *
   * @param user only those of this user
   * @param limit how many at the most
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Told(
      value = "The errors that clients reported, the newest first",
      problems = 400,
      answer =
          "[{\"at\":\"2026-11-22T08:00:00Z\",\"user\":\"sip:alice@litwareinc.com\","
              + "\"to\":\"sip:bob@litwareinc.com\",\"method\":\"INVITE\",\"status\":504,"
              + "\"callId\":\"0a1b\",\"diagnostics\":[\"1007\"]}]")
  public Response newest(
      @QueryParam("user") @Nullable String user,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    if (limit < 1 || limit > ErrorReports.MAX_TOLD) {
      return new Problem(400, "Bad request", "limit is not 1 to " + ErrorReports.MAX_TOLD)
          .response();
    }
    try {
      Optional<SipUri> owner = Optional.ofNullable(user).map(accounts::address);
      JsonArrayBuilder list = Json.createArrayBuilder();
      reports.newest(owner, limit).forEach(one -> list.add(json(one)));
      return Response.ok(list.build().toString()).build();
    } catch (IllegalArgumentException | AccountRefused malformed) {
      return new Problem(400, "Bad request", String.valueOf(malformed.getMessage())).response();
    }
  }

  private static JsonObjectBuilder json(ReceivedReport received) {
    return Json.createObjectBuilder()
        .add("at", received.at().toString())
        .add("user", received.owner().asString())
        .add("to", received.report().toUri())
        .add("method", received.report().requestType())
        .add("status", received.report().responseCode())
        .add("callId", received.report().callId())
        .add("diagnostics", Json.createArrayBuilder(received.report().diagnostics()));
  }
}
