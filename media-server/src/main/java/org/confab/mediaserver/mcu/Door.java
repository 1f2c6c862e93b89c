package org.confab.mediaserver.mcu;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.confab.protocol.conference.Role;
import org.confab.protocol.mcu.LegOrder;
import org.confab.protocol.sip.SipUri;

/**
 * Who may come in: the endpoints that the server has announced and that have not come yet. Guarded
 * by its conference.
 */
final class Door {
  private final InstantSource clock;
  private final Duration life;
  private final int most;
  private final Map<String, Expected> expected = new LinkedHashMap<>();

  private record Expected(LegOrder order, Instant until) {}

  Door(InstantSource clock, McuLimits limits) {
    this.clock = clock;
    this.life = limits.invitationLife();
    this.most = limits.invitations();
  }

  /** Whether somebody else is awaited under the name of that endpoint. */
  boolean isForAnother(LegOrder order) {
    forgetLate();
    Expected same = expected.get(order.leg().endpoint());
    return same != null && !same.order().user().equals(order.user());
  }

  /** Announces an endpoint; false if too many are awaited. */
  boolean expect(LegOrder order) {
    forgetLate();
    expected.remove(order.leg().endpoint());
    if (expected.size() >= most) {
      return false;
    }
    expected.put(order.leg().endpoint(), new Expected(order, clock.instant().plus(life)));
    return true;
  }

  /** Lets an endpoint in, once: the user and, where it was announced, the Call-ID must be right. */
  Optional<LegOrder> admit(SipUri user, String callId) {
    forgetLate();
    Optional<LegOrder> found =
        expected.values().stream()
            .map(Expected::order)
            .filter(order -> order.user().equals(user.aor()))
            .filter(o -> o.leg().callId().isEmpty() || o.leg().callId().equals(callId))
            .findFirst();
    found.ifPresent(order -> expected.remove(order.leg().endpoint()));
    return found;
  }

  /** Gives a user that is awaited another role; false if none is. */
  boolean role(SipUri user, Role role) {
    boolean any = false;
    for (Map.Entry<String, Expected> entry : expected.entrySet()) {
      LegOrder order = entry.getValue().order();
      if (order.user().equals(user.aor())) {
        any = true;
        LegOrder other =
            new LegOrder(order.conference(), order.user(), order.displayName(), role, order.leg());
        entry.setValue(new Expected(other, entry.getValue().until()));
      }
    }
    return any;
  }

  /** A user comes no more; false if none was awaited. */
  boolean forget(SipUri user) {
    return expected.values().removeIf(one -> one.order().user().equals(user.aor()));
  }

  private void forgetLate() {
    Instant now = clock.instant();
    Iterator<Expected> all = expected.values().iterator();
    while (all.hasNext() && !all.next().until().isAfter(now)) {
      all.remove();
    }
  }
}
