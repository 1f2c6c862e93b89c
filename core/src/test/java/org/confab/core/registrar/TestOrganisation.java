package org.confab.core.registrar;

import java.util.Optional;
import org.confab.core.SipDomains;
import org.confab.core.directory.User;
import org.confab.core.directory.UserDirectory;
import org.confab.protocol.sip.SipUri;

/** alice and bob may sign in, dan is disabled, nobody else exists. */
public final class TestOrganisation implements UserDirectory {
  @Override
  public Optional<User> find(SipUri uri) {
    return switch (uri.aor().asString()) {
      case "sip:alice@litwareinc.com" -> user(uri, true);
      case "sip:bob@litwareinc.com" -> user(uri, true);
      case "sip:dan@litwareinc.com" -> user(uri, false);
      default -> Optional.empty();
    };
  }

  private static Optional<User> user(SipUri uri, boolean enabled) {
    return Optional.of(new User(uri, uri.user(), "", "", "", "", "", enabled));
  }

  @Override
  public SipDomains domains() {
    return SipDomains.of("litwareinc.com");
  }
}
