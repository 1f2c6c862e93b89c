package org.confab.web.access;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.confab.core.access.Administrator;

/** Tells resources who is asking: an administrator, over HTTPS. */
record AdminContext(Administrator account) implements SecurityContext {
  @Override
  public Principal getUserPrincipal() {
    return account::name;
  }

  @Override
  public boolean isUserInRole(String role) {
    return account.role().word().equals(role);
  }

  @Override
  public boolean isSecure() {
    return true;
  }

  @Override
  public String getAuthenticationScheme() {
    return BASIC_AUTH;
  }
}
