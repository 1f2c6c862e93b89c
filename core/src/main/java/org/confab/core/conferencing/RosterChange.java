package org.confab.core.conferencing;

import java.util.LinkedHashSet;
import java.util.Set;
import org.confab.protocol.sip.SipUri;

/**
 * What of a conference is other than a subscriber knows. It names things only: how they are is read
 * from the state when the subscriber is told, so that many changes may be told at once.
 *
 * @param users who has come, gone or changed
 * @param description whether the record has
 * @param views which entity-views have: {@code focus} or the name of an MCU type
 */
record RosterChange(Set<SipUri> users, boolean description, Set<String> views) {
  static final RosterChange NONE = new RosterChange(Set.of(), false, Set.of());

  /** Copies its sets. */
  RosterChange {
    users = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(users));
    views = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(views));
  }

  static RosterChange user(SipUri user) {
    return new RosterChange(Set.of(user.aor()), false, Set.of());
  }

  static RosterChange view(String entity) {
    return new RosterChange(Set.of(), false, Set.of(entity));
  }

  static RosterChange ofDescription() {
    return new RosterChange(Set.of(), true, Set.of());
  }

  boolean isNothing() {
    return users.isEmpty() && !description && views.isEmpty();
  }
}
