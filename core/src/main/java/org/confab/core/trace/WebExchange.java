package org.confab.core.trace;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A request of HTTP and its answer, each as a message with start line, headers and body.
 *
 * @param began when the request came
 * @param point who sent it
 * @param request it, or its beginning
 * @param answer to it, or its beginning
 */
@SuppressWarnings("ArrayRecordComponent") // messages on their way, never compared
public record WebExchange(Instant began, TracePoint point, byte[] request, byte[] answer) {
  /** The first line of the request, in which the user may be named. */
  byte[] line() {
    String text =
        new String(request, 0, Math.min(request.length, 4_096), StandardCharsets.ISO_8859_1);
    return text.lines().findFirst().orElse("").replace("%40", "@").getBytes(StandardCharsets.UTF_8);
  }

  Recorded recorded(Instant at, Way way, byte[] message, Masks masks) {
    return new Recorded(
        at,
        way,
        TraceProtocol.HTTP,
        masks.line(Summary.http(message)),
        "",
        "",
        masks.message(message));
  }
}
