package org.confab.web.health;

import java.util.concurrent.Callable;

/**
 * One thing that must work before the server is ready.
 *
 * @param name what it is called in the report
 * @param probe tries it and says what it saw; throws if it does not work
 */
record Check(String name, Callable<String> probe) {

  /** What trying it showed. */
  record Outcome(String name, boolean ready, String detail) {}

  Outcome run() {
    try {
      return new Outcome(name, true, probe.call());
    } catch (Exception failed) {
      String message = failed.getMessage();
      return new Outcome(
          name, false, message == null ? failed.getClass().getSimpleName() : message);
    }
  }
}
