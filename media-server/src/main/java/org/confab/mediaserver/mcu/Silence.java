package org.confab.mediaserver.mcu;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.conference.Role;
import org.confab.protocol.mcu.MediaFilters;
import org.confab.protocol.mcu.MediaOrder;
import org.confab.protocol.sip.SipUri;

/**
 * Who is silenced in a conference, by its rules or by order. Guarded by the conference.
 *
 * @param <L> the legs of its kind
 */
final class Silence<L extends Leg> {
  private final Legs<L> legs;
  private final Consumer<L> tell;
  private final BiConsumer<L, String> log;

  /**
   * @param tell tells the server of a leg
   * @param log writes a line about a leg
   */
  Silence(Legs<L> legs, Consumer<L> tell, BiConsumer<L, String> log) {
    this.legs = legs;
    this.tell = tell;
    this.log = log;
  }

  /** Whoever comes is under the rules of those who are there. */
  void newcomer(L leg, MediaFilters rules) {
    if (rules.blocks(leg.role())) {
      leg.blocked(true);
    }
  }

  /** A user has another role, with what the rules say of it; false if there is no such user. */
  boolean role(SipUri user, Role role, MediaFilters rules) {
    List<L> those = legs.of(user);
    for (L leg : those) {
      boolean own = leg.seen().role().isPresent();
      leg.role(role);
      block(leg, rules.blocks(role));
      if (own) {
        tell.accept(leg);
      }
    }
    return !those.isEmpty();
  }

  /** One endpoint has a role of its own, with what the rules say of it; false if there is none. */
  boolean role(SipUri user, String endpoint, Role role, MediaFilters rules) {
    Optional<L> found = legs.of(user, endpoint);
    found.ifPresent(
        leg -> {
          leg.ownRole(role);
          block(leg, rules.blocks(role));
          tell.accept(leg);
        });
    return found.isPresent();
  }

  /** Blocks or unblocks one endpoint; false if there is none such. */
  boolean block(SipUri user, String endpoint, boolean blocked) {
    Optional<L> found = legs.of(user, endpoint);
    found.ifPresent(leg -> block(leg, blocked));
    return found.isPresent();
  }

  /** Blocks or unblocks one medium of an endpoint; false if there is no such endpoint. */
  boolean block(SipUri user, String endpoint, String medium, boolean blocked) {
    Optional<L> found = legs.of(user, endpoint);
    found.ifPresent(
        leg -> {
          if (leg.blocked(medium, blocked)) {
            tell.accept(leg);
          } else {
            block(leg, blocked);
          }
        });
    return found.isPresent();
  }

  /** All are as the rules say. */
  void rule(MediaFilters rules) {
    legs.all().forEach(leg -> block(leg, rules.blocks(leg.role())));
  }

  /**
   * Carries an order out; {@link McuRefused}, and nothing is done, if it names somebody unknown.
   */
  void order(MediaOrder order) {
    if (order.users().keySet().stream().anyMatch(user -> legs.of(user).isEmpty())) {
      throw new McuRefused(C3pReason.USER_DOESNT_EXIST);
    }
    for (L leg : legs.all()) {
      boolean byRule = order.rules().map(it -> it.blocks(leg.role())).orElse(leg.blocked());
      block(leg, order.users().getOrDefault(leg.user(), byRule));
    }
  }

  private void block(L leg, boolean blocked) {
    if (leg.blocked() != blocked) {
      leg.blocked(blocked);
      log.accept(leg, blocked ? "is blocked in" : "is heard again in");
      tell.accept(leg);
    }
  }
}
