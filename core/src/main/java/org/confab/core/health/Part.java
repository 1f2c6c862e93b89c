package org.confab.core.health;

import java.util.concurrent.Callable;

/**
 * One thing that may work or not.
 *
 * @param name what it is called in reports
 * @param required whether clients are to be sent elsewhere without it
 * @param probe tries it and says what it saw; throws if it does not work. It may hang.
 */
public record Part(String name, boolean required, Callable<String> probe) {
  /** A required one. */
  public static Part required(String name, Callable<String> probe) {
    return new Part(name, true, probe);
  }

  /** One without which the server serves on, with less. */
  public static Part optional(String name, Callable<String> probe) {
    return new Part(name, false, probe);
  }
}
