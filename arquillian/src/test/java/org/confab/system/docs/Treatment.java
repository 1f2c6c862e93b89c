package org.confab.system.docs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What is done with fences, by their mark: one table. A fence with commands or settings that is
 * treated nowhere does not exist.
 */
public enum Treatment {
  RUN("run", "WorkedExamplesIT", "against the shared server"),
  DIRECTORY("run directory", "OpenLdapIT", "with a directory that the server follows"),
  DNS("run dns", "DnsCheckIT", "with a DNS server"),
  INSTALL("run install", "ArchiveIT", "on a machine of its own, with the archive"),
  CERTIFICATE("run certificate", "ArchiveIT", "there, with certificates of another CA"),
  FIREWALL("run firewall", "ArchiveIT", "there, in a network of its own"),
  POSTGRESQL("run postgresql", "PostgresPersistenceIT", "with a PostgreSQL of its own"),
  PROXY("run proxy", "ReverseProxyIT", "with nginx before the shared server"),
  CHECKOUT("run checkout", "ConfabServer", "is how every test of the whole system begins"),
  OUTPUT("output", "WorkedExamplesIT", "what the fence before it prints"),
  /** Read by programs that tests do not have; whoever makes the page keeps them right. */
  SHOWN("yaml", "", "settings of Prometheus"),
  PICTURE("mermaid", "", "a picture");

  private final String mark;
  private final String where;
  private final String how;

  Treatment(String mark, String where, String how) {
    this.mark = mark;
    this.where = where;
    this.how = how;
  }

  /** That of a fence; none if nothing is done with it. */
  public static Optional<Treatment> of(Fence fence) {
    String mark = fence.mark().toLowerCase(Locale.ROOT);
    if (mark.isEmpty() && fence.before().contains(" run")) {
      return Optional.of(OUTPUT);
    }
    return Arrays.stream(values())
        .filter(one -> mark.equals(one.mark) || mark.matches("\\w+ " + one.mark))
        .findFirst();
  }

  /** The mark behind the language. */
  public String mark() {
    return mark;
  }

  /** The class that does it; empty if nothing has to be done. */
  public String where() {
    return where;
  }

  /** How it is done. */
  public String how() {
    return how;
  }
}
