package org.confab.web.signin;

import jakarta.servlet.ServletRequest;
import java.util.Optional;
import org.confab.core.directory.User;

/** Who has signed in for a request, as {@link UserFilter} leaves it for others. */
public final class SignedIn {
  private static final String ATTRIBUTE = SignedIn.class.getName();

  private SignedIn() {}

  static void set(ServletRequest request, User user) {
    request.setAttribute(ATTRIBUTE, user.aor().address());
  }

  /** The user's address; empty if nobody has. */
  public static Optional<String> of(ServletRequest request) {
    return Optional.ofNullable((String) request.getAttribute(ATTRIBUTE));
  }
}
