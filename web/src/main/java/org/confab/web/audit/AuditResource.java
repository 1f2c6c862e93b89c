package org.confab.web.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.confab.core.access.AdminRole;
import org.confab.core.audit.AuditEntry;
import org.confab.core.audit.AuditFilter;
import org.confab.core.audit.AuditLog;
import org.confab.web.Page;
import org.confab.web.Refusal;
import org.confab.web.access.AdminApi;
import org.confab.web.access.Allowed;
import org.confab.web.openapi.Told;

/** {@code /api/audit}: what administrators have done, and what they were refused. */
@Path("api/audit")
@AdminApi
@Allowed(AdminRole.AUDITOR)
@RequestScoped
public class AuditResource {
  private static final int TIME = 40;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private AuditLog log;

  /** Entries, the newest first: 200, or a problem document with 400. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Told(
      value = "What administrators have done and were refused, the newest first",
      asks = {
        "who: the name of an account; - for who had not signed in",
        "what: a part of the action, such as DELETE or /api/users/alice",
        "since: not before this time, such as 2026-11-22T08:00:00Z",
        "until: before this time",
        "refused: true for what was refused or failed, false for what was done",
        Page.NUMBER_ASKED,
        Page.LIMIT_ASKED
      },
      problems = 400,
      lists = AuditAnswer.class)
  public Response list(@Context UriInfo asked) {
    Page page = Page.of(asked, "who", "what", "since", "until", "refused");
    AuditFilter filter =
        new AuditFilter(
            Page.text(asked, "who", AuditEntry.SHORT),
            Page.text(asked, "what", AuditFilter.MAX_TEXT),
            time(asked, "since"),
            time(asked, "until"),
            Page.flag(asked, "refused"));
    return page.answer(
        asked,
        log.find(filter, page.skipped(), page.limit()).stream().map(AuditAnswer::of).toList(),
        log.count(filter));
  }

  private static Optional<Instant> time(UriInfo asked, String name) {
    return Page.text(asked, name, TIME)
        .map(
            text -> {
              try {
                return OffsetDateTime.parse(text).toInstant();
              } catch (DateTimeException malformed) {
                throw Refusal.bad(name + " is no time such as 2026-11-22T08:00:00Z.");
              }
            });
  }
}
