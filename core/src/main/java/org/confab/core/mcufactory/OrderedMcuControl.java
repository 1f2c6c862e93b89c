package org.confab.core.mcufactory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.confab.protocol.c3p.C3pCodec;
import org.confab.protocol.c3p.C3pRefused;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.mcu.McuDescription;
import org.confab.protocol.xml.XmlLimits;
import org.jspecify.annotations.Nullable;

/**
 * Commands as C3P over a wire: for each incarnation of a media server one at a time, so that their
 * order is kept; at most {@link McuLimits#waiting} wait. However many fail at once, the next is
 * begun by a loop, so the stack does not grow with them.
 */
public final class OrderedMcuControl implements McuControl, McuEvents {
  private record Order(
      McuDescription server, C3pRequest command, CompletableFuture<C3pResponse> answer) {}

  /** What waits for one incarnation, the one that is under way first. */
  private static final class Lane {
    private final Deque<Order> orders = new ArrayDeque<>();
    private boolean gone;
  }

  private final McuWire wire;
  private final McuLimits limits;
  private final Map<UUID, Lane> lanes = new HashMap<>();

  /** Sends over that wire. */
  public OrderedMcuControl(McuWire wire, McuLimits limits) {
    this.wire = wire;
    this.limits = limits;
  }

  @Override
  public CompletionStage<C3pResponse> send(McuDescription server, C3pRequest command) {
    Order order = new Order(server, command, new CompletableFuture<>());
    boolean first;
    synchronized (lanes) {
      Lane lane = lanes.computeIfAbsent(server.incarnation(), fresh -> new Lane());
      if (lane.orders.size() >= limits.waiting()) {
        return CompletableFuture.failedFuture(
            McuUnreachable.silent("too many commands wait for " + server.id()));
      }
      first = lane.orders.isEmpty();
      lane.orders.addLast(order);
    }
    if (first) {
      carryOut(order);
    }
    return order.answer();
  }

  /** Carries out that order and those after it, until one has to be waited for. */
  private void carryOut(Order first) {
    Optional<Order> next = Optional.of(first);
    while (next.isPresent()) {
      Order order = next.get();
      AtomicBoolean met = new AtomicBoolean();
      answered(order)
          .thenApply(body -> answer(order.command(), body))
          .whenComplete(
              (response, failure) -> {
                end(order, response, failure);
                if (met.getAndSet(true)) {
                  after(order).ifPresent(this::carryOut);
                }
              });
      if (!met.getAndSet(true)) {
        return;
      }
      next = after(order);
    }
  }

  private static void end(
      Order order, @Nullable C3pResponse response, @Nullable Throwable failure) {
    if (response != null && failure == null) {
      order.answer().complete(response);
    } else {
      Throwable why = failure == null ? new IllegalStateException("no answer") : failure;
      order.answer().completeExceptionally(McuUnreachable.of(why));
    }
  }

  /** The order has its answer: which is next? */
  private Optional<Order> after(Order order) {
    synchronized (lanes) {
      UUID incarnation = order.server().incarnation();
      Lane lane = lanes.get(incarnation);
      if (lane == null) {
        return Optional.empty();
      }
      lane.orders.removeFirst();
      if (lane.orders.isEmpty()) {
        lanes.remove(incarnation);
      }
      return Optional.ofNullable(lane.orders.peekFirst());
    }
  }

  private CompletionStage<byte[]> answered(Order order) {
    McuDescription server = order.server();
    if (isGone(server.incarnation())) {
      return CompletableFuture.failedFuture(McuUnreachable.silent(server.id() + " is lost"));
    }
    try {
      return wire.post(server.control(), C3pCodec.write(order.command()));
    } catch (RuntimeException bug) {
      return CompletableFuture.failedFuture(bug);
    }
  }

  private boolean isGone(UUID incarnation) {
    synchronized (lanes) {
      Lane lane = lanes.get(incarnation);
      return lane != null && lane.gone;
    }
  }

  @Override
  public void registered(McuServer server) {
    mark(server, false);
  }

  @Override
  public void draining(McuServer server) {}

  /** What waits for a lost media server fails at once. */
  @Override
  public void lost(McuServer server) {
    mark(server, true);
  }

  private void mark(McuServer server, boolean gone) {
    synchronized (lanes) {
      Lane lane = lanes.get(server.incarnation());
      if (lane != null) {
        lane.gone = gone;
      }
    }
  }

  private static C3pResponse answer(C3pRequest command, byte[] body) {
    try {
      C3pResponse answer = C3pCodec.readResponse(body, XmlLimits.MCU_LINK);
      if (answer.requestId() == command.requestId()) {
        return answer;
      }
      throw McuUnreachable.silent("answer to another request: " + answer.requestId());
    } catch (C3pRefused unreadable) {
      throw McuUnreachable.silent("answer cannot be read", unreadable);
    }
  }
}
