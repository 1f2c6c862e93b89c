package org.confab.web.health;

import java.util.concurrent.Callable;

/**
 * One thing that must work before the server is ready.
 *
 * @param name what it is called in the report
 * @param required whether the server is not ready without it
 * @param probe tries it and says what it saw; throws if it does not work
 */
record Check(String name, boolean required, Callable<String> probe) {
  Check(String name, Callable<String> probe) {
    this(name, true, probe);
  }

  /** What trying it showed. */
  record Outcome(String name, boolean required, boolean ready, String detail) {
    /** Whether the server can serve in spite of it. */
    boolean allows() {
      return ready || !required;
    }
  }

  Outcome run() {
    try {
      return new Outcome(name, required, true, probe.call());
    } catch (Exception failed) {
      String message = failed.getMessage();
      return new Outcome(
          name, required, false, message == null ? failed.getClass().getSimpleName() : message);
    }
  }
}
