package org.confab.core.mcufactory;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.confab.protocol.c3p.C3pCodec;
import org.confab.protocol.c3p.C3pRefused;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.mcu.McuDescription;
import org.confab.protocol.xml.XmlLimits;

/**
 * Commands as C3P over a wire: for each incarnation of a media server one at a time, so that their
 * order is kept; at most {@link McuLimits#waiting} wait.
 */
public final class OrderedMcuControl implements McuControl, McuEvents {
  /** What waits for one incarnation: each begins when the one before has ended. */
  private record Lane(CompletableFuture<C3pResponse> last, int waiting, boolean gone) {}

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
    CompletableFuture<C3pResponse> answer = new CompletableFuture<>();
    CompletionStage<C3pResponse> before;
    synchronized (lanes) {
      Lane lane = lanes.get(server.incarnation());
      int waiting = lane == null ? 0 : lane.waiting();
      if (waiting >= limits.waiting()) {
        return CompletableFuture.failedFuture(
            McuUnreachable.silent("too many commands wait for " + server.id()));
      }
      lanes.put(server.incarnation(), new Lane(answer, waiting + 1, lane != null && lane.gone()));
      before =
          lane == null ? CompletableFuture.failedFuture(McuUnreachable.silent("")) : lane.last();
    }
    before.whenComplete((earlier, failed) -> post(server, command, answer));
    return answer;
  }

  private void post(
      McuDescription server, C3pRequest command, CompletableFuture<C3pResponse> answer) {
    answered(server, command)
        .thenApply(body -> answer(command, body))
        .whenComplete(
            (response, failure) -> {
              done(server.incarnation());
              if (failure != null) {
                answer.completeExceptionally(McuUnreachable.of(failure));
              } else {
                answer.complete(response);
              }
            });
  }

  private CompletionStage<byte[]> answered(McuDescription server, C3pRequest command) {
    if (isGone(server.incarnation())) {
      return CompletableFuture.failedFuture(McuUnreachable.silent(server.id() + " is lost"));
    }
    try {
      return wire.post(server.control(), C3pCodec.write(command));
    } catch (RuntimeException bug) {
      return CompletableFuture.failedFuture(bug);
    }
  }

  private boolean isGone(UUID incarnation) {
    synchronized (lanes) {
      Lane lane = lanes.get(incarnation);
      return lane != null && lane.gone();
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
      lanes.computeIfPresent(
          server.incarnation(), (same, lane) -> new Lane(lane.last(), lane.waiting(), gone));
    }
  }

  private void done(UUID incarnation) {
    synchronized (lanes) {
      lanes.computeIfPresent(
          incarnation,
          (same, lane) ->
              lane.waiting() == 1 ? null : new Lane(lane.last(), lane.waiting() - 1, lane.gone()));
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
