package org.confab.web.errorreport;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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
import org.confab.protocol.sip.SipUri;
import org.confab.web.Refusal;
import org.confab.web.access.AdminApi;
import org.confab.web.answer.Answer;
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
      lists = ErrorReportAnswer.class)
  public Response newest(
      @QueryParam("user") @Nullable String user,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    if (limit < 1 || limit > ErrorReports.MAX_TOLD) {
      throw Refusal.bad("limit is not 1 to " + ErrorReports.MAX_TOLD);
    }
    Optional<SipUri> owner = Optional.ofNullable(user).map(this::address);
    return Answer.ok(reports.newest(owner, limit).stream().map(ErrorReportAnswer::of).toList());
  }

  private SipUri address(String user) {
    try {
      return accounts.address(user);
    } catch (AccountRefused malformed) {
      throw Refusal.bad(String.valueOf(malformed.getMessage()));
    }
  }
}
