package org.confab.web.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.confab.core.access.Administrator;
import org.confab.core.audit.AuditEntry;
import org.confab.core.audit.AuditLog;

/**
 * Enters the requests of the admin API in the audit log: every change, done or refused, and every
 * read that was refused for who asked. What the request carried is not looked at; a resource that
 * wants to say what it changed calls {@link #note}.
 */
@ApplicationScoped
public class AuditTrail {
  private static final String ATTRIBUTE = AuditTrail.class.getName();
  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

  private final AuditLog log;

  @Inject
  AuditTrail(AuditLog log) {
    this.log = log;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected AuditTrail() {
    this(null);
  }

  /** What is known of a request so far. */
  private static final class Step {
    private String who = AuditEntry.NOBODY;
    private String role = "";
    private String note = "";
    private boolean entered;
  }

  /** Whether a request asks for more than to be told something. */
  static boolean changes(HttpServletRequest request) {
    return !READS.contains(request.getMethod());
  }

  /** Whether {@link #begin} has been called for that request. */
  static boolean begun(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) != null;
  }

  /** A request of the admin API has come. */
  void begin(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, new Step());
  }

  /** A name was given; whose it is, is not known yet. */
  void tried(HttpServletRequest request, String name) {
    step(request).note = name.isEmpty() ? "" : "tried as " + name;
  }

  /** Somebody has signed in. */
  void by(HttpServletRequest request, Administrator account) {
    Step step = step(request);
    step.who = account.name();
    step.role = account.role().word();
    step.note = "";
  }

  /**
   * Says what a request changes, in words for auditors, such as {@code enabled=false}. Never a
   * password, nor any other secret.
   */
  public void note(HttpServletRequest request, String what) {
    step(request).note = what;
  }

  private static Step step(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Step step) {
      return step;
    }
    throw new IllegalStateException("not asked through AdminDoor: " + request.getRequestURI());
  }

  /** A request has ended with that status, refused with those words; enters it once. */
  void end(HttpServletRequest request, int status, String refusal) {
    if (!(request.getAttribute(ATTRIBUTE) instanceof Step step) || step.entered) {
      return;
    }
    step.entered = true;
    boolean denied = status == 401 || status == 403 || status == 429;
    if (!changes(request) && !denied) {
      return;
    }
    String detail = step.note + (step.note.isEmpty() || refusal.isEmpty() ? "" : "; ") + refusal;
    log.enter(
        step.who,
        step.role,
        request.getRemoteAddr(),
        request.getMethod() + " " + path(request),
        status,
        detail);
  }

  /** For people, without what is behind the question mark. */
  private static String path(HttpServletRequest request) {
    String raw = request.getRequestURI();
    try {
      return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException unreadable) {
      return raw;
    }
  }
}
