package org.confab.subsystem.live;

import java.util.Set;

/**
 * Something that was ordered or changed by the management interface, or should have been.
 *
 * @param who the account, {@code $local} for programs of the server's own account on this machine
 * @param roles its groups
 * @param origin the IP address it came from, empty if none is known
 * @param action the address of the resource and the operation, as {@code jboss-cli} writes them
 * @param status how it ended, as a status of HTTP
 * @param detail with what, and why not; never a secret
 */
public record Deed(
    String who, Set<String> roles, String origin, String action, int status, String detail) {
  /** Copies its set. */
  public Deed {
    roles = Set.copyOf(roles);
  }
}
