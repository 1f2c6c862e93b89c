package org.confab.core.trace;

import java.net.URI;
import java.util.concurrent.CompletionStage;
import org.confab.core.mcufactory.McuWire;

/** A wire to media servers that shows the traces what goes over it. */
public final class TracedMcuWire implements McuWire {
  private final McuWire wire;
  private final Traces traces;
  private final MediaServerPoints points;

  /** Shows what goes over that one. */
  public TracedMcuWire(McuWire wire, Traces traces, MediaServerPoints points) {
    this.wire = wire;
    this.traces = traces;
    this.points = points;
  }

  @Override
  public CompletionStage<byte[]> post(URI control, byte[] message) {
    if (!traces.isOn()) {
      return wire.post(control, message);
    }
    TracePoint point = points.at(control);
    traces.c3p(Way.OUT, point, message);
    return wire.post(control, message)
        .thenApply(
            answer -> {
              traces.c3pAnswer(Way.IN, point, message, answer);
              return answer;
            });
  }
}
