package org.confab.mediaserver.c3p;

import static org.confab.protocol.c3p.C3pCodec.NAMESPACE;

import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.figures.Figures;
import org.confab.mediaserver.mcu.Conference;
import org.confab.protocol.c3p.C3pCode;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.mcu.McuCommand;
import org.confab.protocol.mcu.McuNamespaces;
import org.confab.protocol.mcu.McuState;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/**
 * Tells the server what changes in the conferences. Of each conference one document is under way at
 * a time, so their order stays; what changes meanwhile is in the next one. Nothing queues but the
 * names of conferences. A document without an answer is sent again, the same for a while, then a
 * full one when the server answers again.
 */
public final class StateReports {
  private static final System.Logger LOG = System.getLogger(StateReports.class.getName());
  private static final int TRIES = 3;
  private static final int REFUSALS = 5;
  private static final long AGAIN_MILLIS = 500;

  /** The way to the server: {@link ServerLink#send}. */
  public interface Line {
    /** Sends a command; the future fails when no answer comes. */
    CompletableFuture<C3pResponse> send(SipUri from, SipUri to, XmlElement command);
  }

  private final Line link;
  private final ScheduledExecutorService timer;
  private final Figures figures;
  private final Consumer<Conference<?>> lost;
  private final Set<Conference<?>> changed = ConcurrentHashMap.newKeySet();
  private final Map<Conference<?>, Integer> refusals = new ConcurrentHashMap<>();
  private final Set<Conference<?>> underway = ConcurrentHashMap.newKeySet();

  /**
   * @param lost gets a conference that the server says is not this MCU's
   */
  public StateReports(
      Line link, ScheduledExecutorService timer, Figures figures, Consumer<Conference<?>> lost) {
    this.link = link;
    this.timer = timer;
    this.figures = figures;
    this.lost = lost;
  }

  /** A conference has news; does not block. */
  public void changed(Conference<?> conference) {
    changed.add(conference);
    timer.execute(() -> next(conference));
  }

  /** The server answers again: what could not be told is told now. */
  public void serverAnswers() {
    changed.forEach(this::next);
  }

  /** How many conferences have something that the server does not know. */
  public int behind() {
    return changed.size() + underway.size();
  }

  /** Of how many conferences the server has refused the last document. */
  int refused() {
    return refusals.size();
  }

  private void next(Conference<?> conference) {
    if (!changed.contains(conference) || !underway.add(conference)) {
      return;
    }
    changed.remove(conference);
    Optional<McuState> news = conference.news();
    if (news.isPresent()) {
      tell(conference, news.get(), 1);
    } else {
      done(conference);
    }
  }

  private void done(Conference<?> conference) {
    if (conference.ended()) {
      forget(conference);
    } else {
      underway.remove(conference);
      next(conference);
    }
  }

  private void tell(Conference<?> conference, McuState state, int tries) {
    XmlElement command =
        XmlElement.of(NAMESPACE, McuCommand.MODIFY_CONFERENCE.wireName())
            .with("{" + McuNamespaces.MSCP + "}mcuUri", state.uri().asString())
            .with(state.element());
    link.send(state.uri().asUri(), state.focus().asUri(), command)
        .whenComplete((response, failure) -> answered(conference, state, tries, response));
  }

  private void answered(
      Conference<?> conference, McuState state, int tries, @Nullable C3pResponse response) {
    if (response != null && response.code() == C3pCode.SUCCESS) {
      figures.count(Counter.STATES_TOLD);
      refusals.remove(conference);
      done(conference);
    } else if (conference.ended()) {
      forget(conference);
    } else if (response == null) {
      unanswered(conference, state, tries);
    } else if (response.reason().filter(C3pReason.CONFERENCE_DOESNT_EXIST::equals).isPresent()) {
      LOG.log(Level.INFO, "the server knows nothing of {0}", state.uri().asString());
      forget(conference);
      lost.accept(conference);
    } else {
      refused(conference, state, response);
    }
  }

  private void unanswered(Conference<?> conference, McuState state, int tries) {
    figures.count(Counter.STATES_REPEATED);
    if (tries < TRIES) {
      timer.schedule(
          () -> tell(conference, state, tries + 1), AGAIN_MILLIS * tries, TimeUnit.MILLISECONDS);
      return;
    }
    conference.tellEverything();
    changed.add(conference);
    underway.remove(conference);
  }

  /**
   * What is not taken is made good by a full document, a while later: the server may not have noted
   * yet that the conference is this MCU's. One that refuses again and again is left alone until
   * something changes.
   */
  private void refused(Conference<?> conference, McuState state, C3pResponse response) {
    int times = refusals.merge(conference, 1, Integer::sum);
    LOG.log(
        times == 1 ? Level.INFO : Level.WARNING,
        "the server does not take version {0} of {1}: {2}",
        Long.toString(state.version()),
        state.uri().asString(),
        response.answer().attribute("reason").orElse("no reason"));
    conference.tellEverything();
    underway.remove(conference);
    if (times <= REFUSALS) {
      timer.schedule(() -> changed(conference), AGAIN_MILLIS * times, TimeUnit.MILLISECONDS);
    } else {
      forget(conference);
    }
  }

  private void forget(Conference<?> conference) {
    refusals.remove(conference);
    changed.remove(conference);
    underway.remove(conference);
  }
}
