package org.confab.ws.http;

import jakarta.servlet.ServletRequest;
import java.util.Optional;
import org.confab.core.directory.User;

/** Who has proved to be the sender of a request, as the filters leave it for the services. */
public final class Sender {
  private static final String ATTRIBUTE = Sender.class.getName();

  private Sender() {}

  static void set(ServletRequest request, User user) {
    request.setAttribute(ATTRIBUTE, user);
  }

  /** The user; empty if no filter let one in. */
  public static Optional<User> of(ServletRequest request) {
    return Optional.ofNullable((User) request.getAttribute(ATTRIBUTE));
  }
}
