package org.confab.web.access;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.confab.core.access.AdminRole;
import org.confab.core.access.Administrator;
import org.confab.web.Problem;

/** Stands before everything that is {@link AdminApi}. */
@Provider
@AdminApi
@Priority(Priorities.AUTHENTICATION)
public class AdminFilter implements ContainerRequestFilter {
  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private AdminDoor door;

  @Context
  @SuppressWarnings("NullAway.Init") // injected by the container
  private ResourceInfo resource;

  @Context
  @SuppressWarnings("NullAway.Init") // injected by the container
  private HttpServletRequest http;

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    AdminDoor.Outcome outcome = door.knock(http);
    if (outcome instanceof AdminDoor.Outcome.In in) {
      admit(request, in.account());
    } else if (outcome instanceof AdminDoor.Outcome.Out out) {
      request.abortWith(out.refusal());
    }
  }

  private void admit(ContainerRequestContext request, Administrator account) {
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
}
