package org.confab.ejb.backup;

import java.io.IOException;
import java.sql.SQLException;

/** A restore that the power is cut off at one of its steps. */
final class Interrupted {
  private final Instance instance;
  private int left;

  Interrupted(Instance instance, int steps) {
    this.instance = instance;
    this.left = steps;
  }

  /** What the test throws where the machine would be off. */
  static final class PowerCut extends Error {
    private static final long serialVersionUID = 1L;
  }

  private void step() {
    if (left-- == 0) {
      throw new PowerCut();
    }
  }

  /** Steps: aside, filled, marked, database swapped, keys swapped, ended. */
  Restore restore() {
    RestoreFolder folder =
        new RestoreFolder(instance.home()) {
          @Override
          void markReady(String database) throws IOException {
            step();
            super.markReady(database);
            step();
          }

          @Override
          void swapKeys() throws IOException {
            step();
            super.swapKeys();
          }

          @Override
          void end() throws IOException {
            step();
            super.end();
          }

          @Override
          void abandon() {
            // Nobody is there to do it.
          }
        };
    DatabasePlace place = instance.place(folder);
    return new Restore(
        folder,
        new DatabasePlace() {
          @Override
          public Address aside() throws IOException, SQLException {
            step();
            return place.aside();
          }

          @Override
          public String schemaAside() {
            return place.schemaAside();
          }

          @Override
          public boolean isPostgres() {
            return place.isPostgres();
          }

          @Override
          public void close() throws SQLException {
            place.close();
          }

          @Override
          public void swap() throws IOException, SQLException {
            step();
            place.swap();
          }

          @Override
          public String asString() {
            return place.asString();
          }
        });
  }
}
