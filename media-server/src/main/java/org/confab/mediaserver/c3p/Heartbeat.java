package org.confab.mediaserver.c3p;

import static org.confab.protocol.c3p.C3pCodec.NAMESPACE;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.figures.Figures;
import org.confab.protocol.c3p.C3pCode;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.mcu.McuCommand;
import org.confab.protocol.mcu.McuDescription;
import org.confab.protocol.mcu.McuRegistration;
import org.confab.protocol.mras.RelayKey;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/**
 * Tells the server every two seconds that this MCU lives, and what it is like. A server that was
 * started anew knows nothing of the conferences that an earlier one gave.
 */
public final class Heartbeat {
  /** How often. */
  public static final Duration EVERY = Duration.ofSeconds(2);

  /** After so long without an answer the MCU counts as not registered. */
  public static final Duration SILENCE = Duration.ofSeconds(6);

  private static final System.Logger LOG = System.getLogger(Heartbeat.class.getName());

  private final ServerLink link;
  private final SipUri server;
  private final Supplier<McuDescription> self;
  private final Figures figures;
  private final InstantSource clock;
  private final Events events;
  private final Instant began;
  private final AtomicBoolean underway = new AtomicBoolean();
  private volatile @Nullable Instant answered;
  private volatile @Nullable UUID serverLife;
  private volatile String trouble = "no answer yet";

  /** What follows from the server's answers. */
  public interface Events {
    /** The server was started anew. */
    void serverRestarted();

    /** The keys that the media relay checks credentials with, told with every answer. */
    void relayKeys(List<RelayKey> keys);

    /** The server has answered. */
    void serverAnswers();
  }

  /**
   * @param server how the server is called in C3P
   * @param self what this MCU is like at the moment
   */
  public Heartbeat(
      ServerLink link,
      SipUri server,
      Supplier<McuDescription> self,
      Figures figures,
      InstantSource clock,
      Events events) {
    this.link = link;
    this.server = server;
    this.self = self;
    this.figures = figures;
    this.clock = clock;
    this.events = events;
    this.began = clock.instant();
  }

  /** Begins. */
  public void start(ScheduledExecutorService timer) {
    timer.scheduleAtFixedRate(this::beat, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether the server has answered lately. */
  public boolean registered() {
    Instant last = answered;
    return last != null && last.plus(SILENCE).isAfter(clock.instant());
  }

  /**
   * Whether the server has been silent for that long, since it answered last or since the start.
   */
  public boolean silentFor(Duration time) {
    Instant last = answered;
    return (last == null ? began : last).plus(time).isBefore(clock.instant());
  }

  /** Why not, if not. */
  public String trouble() {
    return registered() ? "" : "not registered at the server: " + trouble;
  }

  private void beat() {
    if (!underway.compareAndSet(false, true)) {
      return;
    }
    try {
      now().whenComplete((done, failed) -> underway.set(false));
    } catch (RuntimeException unforeseen) {
      // Thrown on, it would be the last beat.
      underway.set(false);
      LOG.log(Level.ERROR, "no sign of life could be sent", unforeseen);
    }
  }

  /** One sign of life at once; the future tells whether the server has taken it. */
  public CompletableFuture<Boolean> now() {
    McuDescription description = self.get();
    XmlElement ping =
        XmlElement.of(NAMESPACE, McuCommand.PING.wireName()).with(description.element());
    return link.send(description.signalling(), server, ping).handle(this::ended);
  }

  private boolean ended(@Nullable C3pResponse response, @Nullable Throwable failure) {
    try {
      if (response == null) {
        throw new IllegalStateException(
            String.valueOf(failure == null ? "no answer" : failure.getMessage()), failure);
      }
      registered(response);
      figures.count(Counter.PINGS_ANSWERED);
      events.serverAnswers();
      return true;
    } catch (IllegalArgumentException | IllegalStateException bad) {
      figures.count(Counter.PINGS_FAILED);
      String why = String.valueOf(bad.getMessage());
      if (!why.equals(trouble)) {
        trouble = why;
        LOG.log(Level.WARNING, "the server does not answer: {0}", why);
      }
      return false;
    }
  }

  private void registered(C3pResponse response) {
    if (response.code() != C3pCode.SUCCESS) {
      throw new IllegalArgumentException(
          "refused: " + response.answer().attribute("reason").orElse("no reason"));
    }
    McuRegistration registration =
        McuRegistration.read(response.answer().requiredChild("registered"));
    UUID life = registration.server();
    UUID before = serverLife;
    serverLife = life;
    answered = clock.instant();
    events.relayKeys(registration.relayKeys());
    if (!trouble.isEmpty()) {
      trouble = "";
      LOG.log(Level.INFO, "registered at the server");
    }
    if (before != null && !before.equals(life)) {
      LOG.log(Level.INFO, "the server was started anew");
      events.serverRestarted();
    }
  }
}
