package org.confab.sip.container.servlet;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mobicents.servlet.sip.core.session.MobicentsSipApplicationSession;

/**
 * One thread at a time per application session (JSR 289 6.1.5, container-managed concurrency): the
 * two sides of a call arrive on two flows. A thread takes each session once, however often it
 * enters, and gives all of them back at the first exit, as the core's calls are not always paired.
 */
final class SessionLocks {
  private final ThreadLocal<Set<MobicentsSipApplicationSession>> held =
      ThreadLocal.withInitial(LinkedHashSet::new);

  void enter(@Nullable MobicentsSipApplicationSession session) {
    if (session != null && held.get().add(session)) {
      session.acquire();
    }
  }

  void exit() {
    Set<MobicentsSipApplicationSession> sessions = held.get();
    held.remove();
    sessions.forEach(MobicentsSipApplicationSession::release);
  }
}
