package org.confab.ejb.health;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.sql.DataSource;
import org.confab.core.Settings;
import org.confab.core.directorysync.DirectoryFollower;
import org.confab.core.health.HealthBoard;
import org.confab.core.health.Part;
import org.confab.core.location.GuardedSource;
import org.confab.core.mcufactory.McuRegistry;
import org.confab.core.mcufactory.McuServer;
import org.confab.ejb.directorysync.DirectoryOffice;
import org.confab.ejb.location.OtherLocationService;

/** What clients need of this server, and what they can do without. */
@Dependent
class Readiness {
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

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private McuRegistry mediaServers;

  /** Puts all of it on the board. */
  void on(HealthBoard board) {
    Probes probes = new Probes(settings);
    Optional<SSLContext> tls = Optional.of(AnyCertificate.context());
    board.add(
        Part.required("database", () -> probes.database(database)),
        Part.required("sip", () -> probes.options("tcp", settings.sipPort(), Optional.empty())),
        Part.required("sips", () -> probes.options("tls", settings.sipsPort(), tls)),
        Part.required("soap", () -> probes.page("/groupexpansion/service.svc?wsdl")),
        Part.optional("media-server", () -> registered(mediaServers.all())));
    if (directory.follows()) {
      board.add(Part.optional("directory", () -> of(directory.standing().orElseThrow())));
    }
    locations
        .guarded()
        .ifPresent(one -> board.add(Part.optional("secondary-locations", () -> of(one))));
  }

  /** Whether there is a media server for new conferences. */
  static String registered(List<McuServer> known) throws IOException {
    List<String> ready =
        known.stream()
            .filter(one -> one.state() == McuServer.State.READY)
            .map(McuServer::id)
            .toList();
    if (!ready.isEmpty()) {
      return String.join(", ", ready);
    }
    if (known.isEmpty()) {
      throw new IOException("none has registered: no conferences of messages or sound");
    }
    throw new IOException(
        "none takes conferences: "
            + String.join(
                ", ", known.stream().map(one -> one.id() + " " + one.state().word()).toList()));
  }

  /** Whether the directory is followed; the server serves in any case with what it has of it. */
  private static String of(DirectoryFollower.Standing standing) throws IOException {
    if (standing.trouble().isPresent()) {
      throw new IOException("not followed since " + standing.since().orElseThrow());
    }
    return standing.sentence();
  }

  /** Whether the other location source answers; without it places here are told all the same. */
  private static String of(GuardedSource source) throws IOException {
    Optional<GuardedSource.Trouble> trouble = source.trouble();
    if (trouble.isPresent()) {
      throw new IOException("no answer since " + trouble.get().since());
    }
    return source.asked() == 0 ? "not asked yet" : "answers";
  }
}
