package org.confab.web.backup;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.util.Optional;
import org.confab.core.backup.BackupRefused;
import org.confab.core.backup.KeyChest;
import org.confab.ejb.backup.BackupOffice;
import org.confab.web.JsonBody;
import org.confab.web.Problem;
import org.confab.web.Refusal;
import org.confab.web.access.AdminApi;
import org.confab.web.access.Allowed;
import org.confab.web.access.AuditTrail;
import org.confab.web.openapi.Told;

/** {@code /api/backup}: all that the server keeps, as it is at this moment, as one file. */
@Path("api/backup")
@AdminApi
@Allowed({})
@RequestScoped
public class BackupResource {
  /** Whether the backup has keys. */
  private static final String KEYS = "Confab-Backup-Keys";

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private BackupOffice office;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private AuditTrail trail;

  @Context
  @SuppressWarnings("NullAway.Init") // injected by the container
  private HttpServletRequest http;

  /**
   * Makes a backup: 200 and the file, 400 for a passphrase that is none, 409 while as many are made
   * as may be. What breaks off is no backup: the end of the file is its checksum.
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces({MediaType.APPLICATION_OCTET_STREAM, Problem.MEDIA_TYPE})
  @Told(
      value = "A backup of all data, with the keys closed up if there is a passphrase",
      problems = {400, 409, 503},
      body = "{\"passphrase\":\"eight characters or more\"}")
  public Response make(String body) throws IOException {
    Optional<KeyChest> keys = keys(body);
    trail.note(http, keys.isPresent() ? "with keys" : "without keys");
    if (!office.hasRoom()) {
      return new Problem(409, "Busy", "As many backups are being made as may be at one time.")
          .response();
    }
    StreamingOutput content = out -> office.write(out, keys);
    return Response.ok(content, MediaType.APPLICATION_OCTET_STREAM_TYPE)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"confab.backup\"")
        .header(KEYS, keys.isPresent())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private Optional<KeyChest> keys(String body) throws IOException {
    try {
      String passphrase =
          body.isBlank() ? "" : JsonBody.parse(body).only("passphrase").text("passphrase");
      return passphrase.isEmpty() ? Optional.empty() : Optional.of(office.chest(passphrase));
    } catch (BackupRefused refused) {
      throw Refusal.bad(String.valueOf(refused.getMessage()));
    }
  }
}
