package org.confab.system;

import org.confab.core.database.Postgres;
import org.confab.system.server.ConfabServer;

/** In PostgreSQL. */
class PostgresPersistenceIT extends Persistence {
  private final Postgres database = Postgres.start();

  @Override
  ConfabServer instance(ConfabServer shared) {
    return ConfabServer.fresh("mortal-postgres").with(database.settings());
  }

  @Override
  void release() {
    database.close();
  }
}
