package org.confab.system;

import org.confab.system.server.ConfabServer;

/** In the database that an instance brings with it. */
class PersistenceIT extends Persistence {
  @Override
  ConfabServer instance() {
    return ConfabServer.fresh("mortal");
  }
}
