package org.confab.subsystem;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.confab.subsystem.live.Declined;
import org.confab.subsystem.live.Deed;
import org.confab.subsystem.live.LiveServer;
import org.confab.subsystem.live.LiveServers;
import org.jboss.as.controller.AccessAuditContext;
import org.jboss.as.controller.OperationClientException;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.controller.UnauthorizedException;
import org.jboss.as.controller.registry.Resource.NoSuchResourceException;
import org.wildfly.security.auth.server.SecurityIdentity;

/**
 * Has the application enter in its audit log what is ordered and changed here; while it does not
 * run, the server's log is what there is.
 */
final class Audit {
  private static final Logger LOG = System.getLogger(Audit.class.getName());
  private static final String SEPARATOR = "; ";

  /** Most characters of the beginning, and of the end, of what is told. */
  private static final int PIECE = 120;

  private Audit() {}

  /** It was done. */
  static void done(OperationContext context, String operation, String detail) {
    enter(context, operation, 200, detail);
  }

  /** It was refused, or has failed. */
  static void refused(OperationContext context, String operation, String detail, Exception failed) {
    enter(context, operation, status(failed), both(detail, reason(failed)));
  }

  /** It was undone, or never done, for that reason. */
  static void undone(OperationContext context, String operation, String detail, String reason) {
    enter(context, operation, 400, both(detail, reason));
  }

  /** Why something is undone. */
  static String undoing(OperationContext context) {
    return context.hasFailureDescription()
        ? context.getFailureDescription().asString()
        : "undone with the rest of its batch";
  }

  private static String both(String detail, String reason) {
    return shortened(detail) + (detail.isEmpty() ? "" : SEPARATOR) + shortened(reason);
  }

  /** A long value must not crowd out why it was refused: beginning and end are kept. */
  static String shortened(String text) {
    return text.length() <= 2 * PIECE
        ? text
        : text.substring(0, PIECE) + " … " + text.substring(text.length() - PIECE);
  }

  /** The status of HTTP that the admin API would answer with. */
  static int status(Exception failed) {
    if (failed instanceof UnauthorizedException) {
      return 403;
    }
    if (failed instanceof NoSuchResourceException) {
      return 404;
    }
    if (failed.getCause() instanceof Declined) {
      return 409;
    }
    return failed instanceof OperationClientException ? 400 : 500;
  }

  private static String reason(Exception failed) {
    return failed instanceof OperationClientException told
        ? told.getFailureDescription().asString()
        : "the server has failed";
  }

  private static void enter(OperationContext context, String operation, int status, String detail) {
    // Nobody orders what the server reads from its own configuration.
    if (context.isBooting()) {
      return;
    }
    SecurityIdentity identity = context.getSecurityIdentity();
    Deed deed =
        new Deed(
            identity.getPrincipal().getName(),
            roles(identity),
            origin(),
            context.getCurrentAddress().toCLIStyleString() + ":" + operation,
            status,
            detail);
    Optional<LiveServer> running = LiveServers.running();
    if (running.isPresent()) {
      running.get().audit(deed);
    } else {
      LOG.log(Level.INFO, "the application does not run: {0}", deed);
    }
  }

  private static Set<String> roles(SecurityIdentity identity) {
    return StreamSupport.stream(identity.getRoles().spliterator(), false)
        .collect(Collectors.toSet());
  }

  private static String origin() {
    return Optional.ofNullable(AccessAuditContext.currentAccessAuditContext())
        .map(AccessAuditContext::getRemoteAddress)
        .map(InetAddress::getHostAddress)
        .orElse("");
  }
}
