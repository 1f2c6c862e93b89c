package org.confab.system;

import java.util.List;
import org.confab.system.server.ConfabServer;

/** In the database that an instance brings with it. */
class PersistenceIT extends Persistence {
  private List<String> command = List.of();

  @Override
  ConfabServer instance() {
    return ConfabServer.fresh("mortal");
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
}
