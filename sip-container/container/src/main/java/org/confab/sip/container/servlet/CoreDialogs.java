package org.confab.sip.container.servlet;

import org.confab.sip.container.stack.KnownDialogs;
import org.mobicents.servlet.sip.core.SipApplicationDispatcher;
import org.mobicents.servlet.sip.core.session.SipApplicationSessionKey;

/**
 * Finds dialogs the way the core does. Its tags are {@code random_server_application_session}, the
 * middle two hashed.
 */
final class CoreDialogs implements KnownDialogs {
  private static final int PARTS = 4;

  private final SipApplicationDispatcher dispatcher;
  private final Application application;

  CoreDialogs(SipApplicationDispatcher dispatcher, Application application) {
    this.dispatcher = dispatcher;
    this.application = application;
  }

  @Override
  public boolean hasTag(String tag) {
    String[] parts = tag.split("_", -1);
    return parts.length == PARTS
        && dispatcher.getApplicationServerIdHash().equalsIgnoreCase(parts[1])
        && hasRoute(parts[2], parts[3]);
  }

  @Override
  public boolean hasRoute(String hash, String session) {
    String name = application.getApplicationName();
    return application.getApplicationNameHashed().equals(hash)
        && application
                .getSipManager()
                .getSipApplicationSession(new SipApplicationSessionKey(session, name, null), false)
            != null;
  }
}
