package org.confab.web.access;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.confab.core.access.AdminRole;
import org.confab.core.access.Administrator;
import org.confab.web.Asker;
import org.confab.web.Problem;

/** Stands before everything that is {@link AdminApi}. */
@Provider
@AdminApi
@Priority(Priorities.AUTHENTICATION)
public class AdminFilter implements ContainerRequestFilter {
  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private AdminSignIn signIn;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private AuditTrail trail;

  @Context
  @SuppressWarnings("NullAway.Init") // injected by the container
  private ResourceInfo resource;

  @Context
  @SuppressWarnings("NullAway.Init") // injected by the container
  private HttpServletRequest http;

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    trail.begin(http);
    if (!request.getSecurityContext().isSecure()) {
      request.abortWith(
          new Problem(403, "HTTPS required", "Administration is offered over HTTPS only.")
              .response());
      return;
    }
    if (comesFromAnotherSite(request)) {
      request.abortWith(
          new Problem(403, "Another site", "Changes are not taken from pages of other sites.")
              .response());
      return;
    }
    String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (authorization == null) {
      request.abortWith(challenge(request));
      return;
    }
    AdminSignIn.Verdict verdict =
        signIn.judge(authorization, http.getRemoteAddr(), Asker.isHere(http));
    trail.tried(http, verdict.tried());
    if (verdict.held().isPresent()) {
      request.abortWith(tooMany(verdict.held().get()));
    } else if (verdict.account().isEmpty()) {
      request.abortWith(challenge(request));
    } else {
      admit(request, verdict.account().get());
    }
  }

  private void admit(ContainerRequestContext request, Administrator account) {
    trail.by(http, account);
    request.setSecurityContext(new AdminContext(account));
    Set<AdminRole> roles = Roles.of(resource.getResourceClass(), resource.getResourceMethod());
    if (!roles.contains(account.role())) {
      String who = roles.stream().map(AdminRole::word).collect(Collectors.joining(" or "));
      request.abortWith(
          new Problem(
                  403,
                  "Not allowed",
                  "That takes the role " + who + "; yours is " + account.role().word() + ".")
              .response());
    }
  }

  /**
   * A browser that remembers a password sends it with what other sites have it send as well; it
   * says so in {@code Sec-Fetch-Site} (Fetch Metadata). What is no browser says nothing.
   */
  private static boolean comesFromAnotherSite(ContainerRequestContext request) {
    String site = request.getHeaderString("Sec-Fetch-Site");
    return site != null
        && !request.getMethod().equals("GET")
        && !site.equals("same-origin")
        && !site.equals("none");
  }

  /** A page that signs people in itself says so, or the browser would ask them over it. */
  private static Response challenge(ContainerRequestContext request) {
    Response refusal =
        new Problem(
                401,
                "Not an administrator",
                "Sign in as admin or as another administrator, with name and password.")
            .response();
    if (request.getHeaderString("X-Requested-With") != null) {
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
