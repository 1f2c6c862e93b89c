package org.confab.mediaserver.immcu;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.mcu.Body;
import org.confab.mediaserver.mcu.LegRefused;
import org.confab.mediaserver.mcu.LegRequest;
import org.confab.mediaserver.mcu.McuSurroundings;
import org.confab.protocol.confim.Imdn;
import org.confab.protocol.mime.MultipartAlternative;
import org.confab.protocol.sip.Diagnostic;

/**
 * Takes what one endpoint says and gives it to the others ([MS-CONFIM] 3.2). Guarded by its
 * conference.
 */
final class Relay {
  /** What an INFO may hold: the notice of this family, and that of RFC 3994. */
  private static final Set<String> TYPING =
      Set.of("application/xml", "application/im-iscomposing+xml");

  /** A later MCU of the conference counts on from here, so that no number comes twice. */
  private static final long IDS_OF_A_GENERATION = 1_000_000;

  private final McuSurroundings around;
  private final ImLimits limits;
  private final Guard guard;
  private long lastId;

  /** Runs what an answer does under the conference's monitor. */
  interface Guard {
    void settled(ImLeg leg, int status, Runnable action);
  }

  Relay(McuSurroundings around, ImLimits limits, long generation, Guard guard) {
    this.around = around;
    this.limits = limits;
    this.guard = guard;
    this.lastId = generation * IDS_OF_A_GENERATION;
  }

  void message(ImLeg sender, Collection<ImLeg> others, Body text, LongConsumer accepted) {
    try {
      check(sender, text);
    } catch (LegRefused refused) {
      around.figures().count(Counter.MESSAGES_REFUSED);
      throw refused;
    }
    long id = ++lastId;
    accepted.accept(id);
    around.figures().count(Counter.MESSAGES_RECEIVED);
    Delivery delivery =
        new Delivery(id, others.size(), around.origin().mcu(), report -> report(sender, report));
    Map<Formats, Optional<Body>> forms = new HashMap<>();
    for (ImLeg leg : others) {
      Optional<Body> form = forms.computeIfAbsent(leg.reads(), formats -> formats.form(text));
      if (form.isEmpty()) {
        delivery.failed(leg, 415, Diagnostic.CONTENT_TYPE_UNEXPECTED);
        around.figures().count(Counter.MESSAGES_FAILED);
      } else if (!send(
          leg,
          LegRequest.message(sender.user(), id, form.get()),
          status -> answered(delivery, leg, status))) {
        delivery.failed(leg, 503, Diagnostic.OVERLOADED);
        around.figures().count(Counter.MESSAGES_FAILED);
      }
    }
  }

  private void check(ImLeg sender, Body text) {
    if (sender.blocked()) {
      throw new LegRefused(403, Diagnostic.CONFERENCE_FORBIDDEN);
    }
    if (text.bytes().length > limits.messageBytes()) {
      throw new LegRefused(413, Diagnostic.INPUT_TOO_LARGE);
    }
    if (text.contentType().isBlank() || text.bytes().length == 0) {
      throw new LegRefused(400, Diagnostic.CONTENT_TYPE_UNEXPECTED);
    }
    if (MultipartAlternative.is(text.contentType())) {
      try {
        MultipartAlternative.read(text.contentType(), text.bytes());
      } catch (IllegalArgumentException malformed) {
        throw new LegRefused(400, Diagnostic.PARSE_FAILURE);
      }
    }
  }

  private void answered(Delivery delivery, ImLeg leg, int status) {
    around.figures().count(status < 300 ? Counter.MESSAGES_DELIVERED : Counter.MESSAGES_FAILED);
    delivery.answered(leg, status);
  }

  private void report(ImLeg sender, Imdn report) {
    if (sender.connected() && sender.reads().readsReports()) {
      sender.dialog().benotify(Imdn.CONTENT_TYPE, report.bytes());
    }
  }

  void typing(ImLeg sender, Collection<ImLeg> others, Body notice) {
    if (sender.blocked()) {
      throw new LegRefused(403, Diagnostic.CONFERENCE_FORBIDDEN);
    }
    if (notice.bytes().length > limits.typingBytes()) {
      throw new LegRefused(413, Diagnostic.INPUT_TOO_LARGE);
    }
    if (!TYPING.contains(notice.bareType())) {
      throw new LegRefused(415, Diagnostic.CONTENT_TYPE_UNEXPECTED);
    }
    for (ImLeg leg : others) {
      if (send(leg, LegRequest.typing(sender.user(), notice), status -> {})) {
        around.figures().count(Counter.TYPING_RELAYED);
      }
    }
  }

  private boolean send(ImLeg leg, LegRequest request, java.util.function.IntConsumer answered) {
    boolean taken = leg.outbox().offer(request, answered);
    advance(leg);
    return taken;
  }

  private void advance(ImLeg leg) {
    leg.outbox()
        .advance(
            (status, action) -> {
              guard.settled(
                  leg,
                  status,
                  () -> {
                    action.run();
                    advance(leg);
                  });
            });
  }
}
