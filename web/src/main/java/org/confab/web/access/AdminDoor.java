package org.confab.web.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import org.confab.core.access.Administrator;
import org.confab.web.Asker;
import org.confab.web.Problem;

/** Lets administrators in, over HTTPS alone; the audit trail of a request begins here. */
@ApplicationScoped
public class AdminDoor {
  private final AdminSignIn signIn;
  private final AuditTrail trail;

  @Inject
  AdminDoor(AdminSignIn signIn, AuditTrail trail) {
    this.signIn = signIn;
    this.trail = trail;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected AdminDoor() {
    this(null, null);
  }

  /** What comes of it. */
  sealed interface Outcome {
    /** An administrator. */
    record In(Administrator account) implements Outcome {}

    /** Nobody, and what he is told: a problem document with 401, 403 or 429. */
    record Out(Response refusal) implements Outcome {}
  }

  /** Looks who asks. */
  Outcome knock(HttpServletRequest request) throws IOException {
    trail.begin(request);
    if (!request.isSecure()) {
      return out(403, "HTTPS required", "Administration is offered over HTTPS only.");
    }
    if (comesFromAnotherSite(request)) {
      return out(403, "Another site", "Changes are not taken from pages of other sites.");
    }
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (authorization == null) {
      return new Outcome.Out(challenge(request));
    }
    AdminSignIn.Verdict verdict =
        signIn.judge(authorization, request.getRemoteAddr(), Asker.isHere(request));
    trail.tried(request, verdict.tried());
    if (verdict.held().isPresent()) {
      return new Outcome.Out(tooMany(verdict.held().get()));
    }
    if (verdict.account().isEmpty()) {
      return new Outcome.Out(challenge(request));
    }
    trail.by(request, verdict.account().get());
    return new Outcome.In(verdict.account().get());
  }

  private static Outcome out(int status, String title, String detail) {
    return new Outcome.Out(new Problem(status, title, detail).response());
  }

  /**
   * A browser that remembers a password sends it with what other sites have it send as well; it
   * says so in {@code Sec-Fetch-Site} (Fetch Metadata). What is no browser says nothing.
   */
  private static boolean comesFromAnotherSite(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    return site != null
        && !request.getMethod().equals("GET")
        && !site.equals("same-origin")
        && !site.equals("none");
  }

  /** A page that signs people in itself says so, or the browser would ask them over it. */
  private static Response challenge(HttpServletRequest request) {
    Response refusal =
        new Problem(
                401,
                "Not an administrator",
                "Sign in as admin or as another administrator, with name and password.")
            .response();
    if (request.getHeader("X-Requested-With") != null) {
      return refusal;
    }
    return Response.fromResponse(refusal)
        .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Confab\", charset=\"UTF-8\"")
        .build();
  }

  private static Response tooMany(Duration wait) {
    return Response.fromResponse(
            new Problem(429, "Too many wrong passwords", "Wait before you try again.").response())
        .header(HttpHeaders.RETRY_AFTER, wait.toSeconds() + 1)
        .build();
  }
}
