package org.confab.web.meet;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import org.confab.core.Settings;
import org.confab.core.conferencing.ConferenceRecord;
import org.confab.core.conferencing.ConferenceStore;
import org.confab.core.directory.User;
import org.confab.core.directory.UserDirectory;
import org.confab.protocol.conference.ConferenceId;
import org.confab.protocol.sip.SipUri;

/**
 * {@code GET /meet/ORGANIZER/ID}: a page whose link {@code conf:sip:…} opens the conference in a
 * client; clients that are given the page's address look for that link themselves.
 */
@Path("/meet")
@RequestScoped
public class MeetResource {
  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private Settings settings;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private ConferenceStore conferences;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private UserDirectory directory;

  /** The page of a conference; 404 with a page that says so if there is none, or none any more. */
  @GET
  @Path("/{organizer}/{id}")
  @Produces("text/html; charset=UTF-8")
  public Response page(@PathParam("organizer") String organizer, @PathParam("id") String id) {
    Optional<ConferenceRecord> record = organizer(organizer).flatMap(aor -> record(aor, id));
    return Response.status(record.isPresent() ? 200 : 404)
        .entity(
            record
                .map(found -> MeetPage.of(found.uri(), name(found.organizer())))
                .orElseGet(MeetPage::unknown))
        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", "no-store")
        .build();
  }

  private Optional<SipUri> organizer(String text) {
    try {
      return Optional.of(
          SipUri.parse("sip:" + (text.contains("@") ? text : text + "@" + settings.domain()))
              .aor());
    } catch (IllegalArgumentException nobody) {
      return Optional.empty();
    }
  }

  private Optional<ConferenceRecord> record(SipUri organizer, String id) {
    try {
      return conferences
          .find(organizer, ConferenceId.of(id))
          .filter(found -> !found.expired(Clock.systemUTC().instant()));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  private String name(SipUri organizer) {
    return directory
        .find(organizer)
        .map(User::displayName)
        .filter(name -> !name.isEmpty())
        .orElse(organizer.address());
  }
}
