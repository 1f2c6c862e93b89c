package org.confab.core.access;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What somebody may do who administers. */
public enum AdminRole {
  /** Everything. */
  ADMINISTRATOR("administrator", "SuperUser"),
  /** Reads, gives users new passwords, signs them out, and traces what goes wrong for them. */
  HELP_DESK("help-desk", "Monitor"),
  /**
   * Reads, the audit log too, and changes nothing. In the management interface it looks as the help
   * desk does: WildFly's own Auditor reads sensitive data too, passwords of the server among it.
   */
  AUDITOR("auditor", "Monitor");

  private final String word;
  private final String console;

  AdminRole(String word, String console) {
    this.word = word;
    this.console = console;
  }

  /** How it is written. */
  public String word() {
    return word;
  }

  /** The role in the management interface of WildFly that goes with it. */
  public String console() {
    return console;
  }

  /** The role of that word, if it is one. */
  public static Optional<AdminRole> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word.equals(word)).findFirst();
  }

  /** All words, for people. */
  public static String words() {
    return Arrays.stream(values()).map(AdminRole::word).collect(Collectors.joining(", "));
  }
}
