package org.confab.web.health;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.confab.core.Settings;
import org.confab.core.directorysync.DirectoryFollower;
import org.confab.core.location.GuardedSource;
import org.confab.ejb.directorysync.DirectoryOffice;
import org.confab.ejb.location.OtherLocationService;

/** {@code GET /health}: 200 once everything that clients need works, 503 with what does not. */
@Path("health")
@RequestScoped
public class HealthResource {
  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private Settings settings;

  @Resource(lookup = "java:jboss/datasources/ConfabDS")
  @SuppressWarnings("NullAway.Init") // injected by the container
  private DataSource database;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private DirectoryOffice directory;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private OtherLocationService locations;

  /** Tries every part and reports on each. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response health() {
    List<Check.Outcome> outcomes = checks().stream().map(Check::run).toList();
    boolean ready = outcomes.stream().allMatch(Check.Outcome::allows);
    return Response.status(ready ? Response.Status.OK : Response.Status.SERVICE_UNAVAILABLE)
        .header("Cache-Control", "no-store")
        .entity(report(ready, outcomes).toString())
        .build();
  }

  private List<Check> checks() {
    Probes probes = new Probes(settings);
    List<Check> all = new ArrayList<>();
    directory.standing().ifPresent(one -> all.add(new Check("directory", false, () -> of(one))));
    locations
        .guarded()
        .ifPresent(one -> all.add(new Check("secondary-locations", false, () -> of(one))));
    Collections.addAll(
        all,
        new Check("database", () -> probes.database(database)),
        new Check("sip", () -> probes.listener("tcp", settings.sipPort())),
        new Check("sips", () -> probes.listener("tls", settings.sipsPort())),
        new Check("soap", () -> probes.page("/groupexpansion/service.svc?wsdl")));
    return all;
  }

  /** Whether the directory is followed; the server serves in any case with what it has of it. */
  private static String of(DirectoryFollower.Standing standing) throws IOException {
    if (standing.trouble().isPresent()) {
      throw new IOException("not followed since " + standing.since().orElseThrow());
    }
    return standing.sentence();
  }

  /**
   * Whether the secondary location source answers; without it places here are told all the same.
   */
  private static String of(GuardedSource source) throws IOException {
    Optional<GuardedSource.Trouble> trouble = source.trouble();
    if (trouble.isPresent()) {
      throw new IOException("no answer since " + trouble.get().since());
    }
    return source.asked() == 0 ? "not asked yet" : "answers";
  }

  private static JsonObject report(boolean ready, List<Check.Outcome> outcomes) {
    JsonObjectBuilder checks = Json.createObjectBuilder();
    for (Check.Outcome outcome : outcomes) {
      checks.add(
          outcome.name(),
          Json.createObjectBuilder().add("ready", outcome.ready()).add("detail", outcome.detail()));
    }
    return Json.createObjectBuilder().add("ready", ready).add("checks", checks).build();
  }
}
