package org.confab.core.mcufactory;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.confab.core.Refused;
import org.confab.protocol.c3p.C3pCode;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.mcu.LegOrder;
import org.confab.protocol.mcu.LegStatus;
import org.confab.protocol.mcu.Provision;
import org.jspecify.annotations.Nullable;

/**
 * Gives a conference to a media server: addConference with the sessions that go on there. One that
 * does not take it is followed by the next best.
 */
final class McuProvisioning {
  private final McuRegistry registry;
  private final McuChoice choice;
  private final McuOrders orders;
  private final McuConferences conferences;
  private final FocusMembership membership;
  private final BiConsumer<McuService, McuAssignment> taken;

  /** One count for all conferences, so that one which comes back is newer than what was before. */
  private final AtomicLong generations = new AtomicLong();

  /** Tells {@code taken} before its stages end well. */
  McuProvisioning(
      McuRegistry registry,
      McuChoice choice,
      McuOrders orders,
      McuConferences conferences,
      FocusMembership membership,
      BiConsumer<McuService, McuAssignment> taken) {
    this.registry = registry;
    this.choice = choice;
    this.orders = orders;
    this.conferences = conferences;
    this.membership = membership;
    this.taken = taken;
  }

  /**
   * Ends when a media server has taken it; with {@link Refused} or {@link McuUnreachable} if none
   * does.
   */
  CompletionStage<Void> provide(McuService service) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    next(service, new HashSet<>(), done);
    return done;
  }

  private void next(McuService service, Set<UUID> tried, CompletableFuture<Void> done) {
    List<McuServer> left =
        registry.all().stream().filter(one -> !tried.contains(one.incarnation())).toList();
    Optional<McuServer> chosen = choice.choose(service.type(), left);
    if (chosen.isEmpty()) {
      done.completeExceptionally(
          McuUnreachable.silent("no media server takes " + service.uri().asString()));
      return;
    }
    McuAssignment offered =
        service.offer(chosen.get().description(), generations.incrementAndGet());
    try {
      offer(service, offered, tried, done);
    } catch (RuntimeException notActive) {
      done.completeExceptionally(notActive);
    }
  }

  private void offer(
      McuService service, McuAssignment offered, Set<UUID> tried, CompletableFuture<Void> done) {
    Provision provision =
        new Provision(conferences.describe(service.uri(), offered.generation()), goingOn(service));
    orders
        .send(offered, provision.element())
        .whenComplete(
            (answer, failure) -> {
              if (answer != null && answer.code() == C3pCode.SUCCESS) {
                take(service, offered, done);
              } else {
                notTaken(offered, answer, failure);
                tried.add(offered.server().incarnation());
                next(service, tried, done);
              }
            });
  }

  private void take(McuService service, McuAssignment offered, CompletableFuture<Void> done) {
    try {
      taken.accept(service, offered);
      done.complete(null);
    } catch (RuntimeException bug) {
      done.completeExceptionally(bug);
    }
  }

  private void notTaken(
      McuAssignment offered, @Nullable C3pResponse answer, @Nullable Throwable failure) {
    System.getLogger(McuProvisioning.class.getName())
        .log(
            System.Logger.Level.WARNING,
            "{0} does not take {1}: {2}",
            offered.server().id(),
            offered.conference().asString(),
            failure == null ? answer : failure);
    if (failure != null) {
      if (McuUnreachable.of(failure).isRefused()) {
        registry.unreachable(offered.server().id(), offered.server().incarnation());
      } else {
        orders.delete(offered, true); // its answer may be late
      }
    }
  }

  /** The sessions that go on; who has left the Focus meanwhile is left out. */
  private List<LegOrder> goingOn(McuService service) {
    return service.legs().stream()
        .filter(leg -> leg.leg().status() == LegStatus.CONNECTED)
        .filter(leg -> leg.leg().dialog().isPresent())
        .flatMap(leg -> order(service, leg).stream())
        .toList();
  }

  private Optional<LegOrder> order(McuService service, McuService.Leg leg) {
    try {
      McuMember member = membership.member(service.uri(), leg.user());
      return Optional.of(
          new LegOrder(
              service.uri(), member.user(), member.displayName(), member.role(), leg.leg()));
    } catch (Refused gone) {
      return Optional.empty();
    }
  }
}
