package org.confab.web.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.confab.web.Problem;

/**
 * Changes below {@code /api/} that JAX-RS itself refuses, for their method or a media type: no
 * filter of a resource has seen them, for none was meant. Strangers learn nothing more than that
 * they are none of the administrators; the audit log is told of these too.
 */
@ApplicationScoped
public class UnmatchedChanges {
  private static final String BELOW = "api/";

  private final AdminDoor door;
  private final AuditTrail trail;

  @Inject
  UnmatchedChanges(AdminDoor door, AuditTrail trail) {
    this.door = door;
    this.trail = trail;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected UnmatchedChanges() {
    this(null, null);
  }

  /**
   * What is answered.
   *
   * @param path that of the request, below the root and in lower case
   * @param refusal what JAX-RS refuses it with
   * @return that, or why who asks is not let in
   */
  public Response answer(HttpServletRequest request, String path, Response refusal) {
    if (!path.startsWith(BELOW) || !AuditTrail.changes(request) || AuditTrail.begun(request)) {
      return refusal;
    }
    Response answer = judged(request, refusal);
    trail.end(request, answer.getStatus(), Problem.told(answer.getEntity()));
    return answer;
  }

  private Response judged(HttpServletRequest request, Response refusal) {
    try {
      return door.knock(request) instanceof AdminDoor.Outcome.Out out ? out.refusal() : refusal;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
