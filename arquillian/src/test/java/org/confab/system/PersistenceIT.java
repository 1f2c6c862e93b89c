package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.confab.system.server.AdminApi;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.OtherLocations;
import org.confab.system.server.RunFolder;
import org.confab.system.server.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In the database that an instance brings with it. */
class PersistenceIT extends Persistence {
  private List<String> command = List.of();

  @Override
  ConfabServer instance(ConfabServer shared) {
    return ConfabServer.fresh("mortal")
        .with(OtherLocations.settings(shared, RunFolder.of("locations")));
  }

  @Override
  void kill(ConfabServer server) {
    command = server.commandLine();
    super.kill(server);
  }

  /** Only the server's process: the media server goes on, and has to find it again by itself. */
  @Override
  void bringBack(ConfabServer server) {
    server.revive(command);
  }

  @Test
  void whereThisServerKnowsNothingTheOtherOneIsAsked(ConfabServer shared, @TempDir Path folder)
      throws Exception {
    OtherLocations.enter(shared, folder, "subnet,10.66.0.0/16,US,WA,Redmond,163rd,7,Elsewhere");

    Shell.Result found = LocationIT.locate(server(), "IP=10.66.1.2");
    assertThat(found.code()).as(found.output()).isZero();
    assertThat(found.output()).contains("Elsewhere");
    assertThat(LocationIT.locate(server(), "IP=127.0.0.1").output()).contains("30/3351");
    assertThat(LocationIT.locate(server(), "IP=192.0.2.1").output()).contains("404");
    assertThat(new AdminApi(server()).get("/health").body())
        .contains("\"secondary-locations\":{\"ready\":true,\"detail\":\"answers\"}");
  }
}
