package org.confab.mediaserver;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.confab.mediaserver.audio.AudioLoad;
import org.confab.mediaserver.audio.EngineLimits;
import org.confab.mediaserver.avmcu.AvLimits;
import org.confab.mediaserver.avmcu.AvMcu;
import org.confab.mediaserver.c3p.C3pListener;
import org.confab.mediaserver.c3p.Heartbeat;
import org.confab.mediaserver.c3p.McuCommands;
import org.confab.mediaserver.c3p.ServerLink;
import org.confab.mediaserver.c3p.StateReports;
import org.confab.mediaserver.dtls.DtlsIdentity;
import org.confab.mediaserver.dtls.DtlsLimits;
import org.confab.mediaserver.dtls.Handshakes;
import org.confab.mediaserver.figures.Figures;
import org.confab.mediaserver.health.Health;
import org.confab.mediaserver.health.HealthListener;
import org.confab.mediaserver.immcu.ImLimits;
import org.confab.mediaserver.immcu.ImMcu;
import org.confab.mediaserver.mcu.Conference;
import org.confab.mediaserver.mcu.McuKind;
import org.confab.mediaserver.mcu.McuLimits;
import org.confab.mediaserver.mcu.McuSurroundings;
import org.confab.mediaserver.mcu.Mcus;
import org.confab.mediaserver.recording.Recorder;
import org.confab.mediaserver.recording.RecordingLimits;
import org.confab.mediaserver.relay.Relay;
import org.confab.mediaserver.rtp.RtpEngine;
import org.confab.mediaserver.sip.SipLimits;
import org.confab.mediaserver.sip.SipListener;
import org.confab.mediaserver.sip.UserAgent;
import org.confab.mediaserver.testcall.TestCallLimits;
import org.confab.mediaserver.testcall.TestCalls;
import org.confab.mediaserver.tls.MutualTls;
import org.confab.mediaserver.tls.PeerName;
import org.confab.protocol.mcu.McuDescription;
import org.confab.protocol.mcu.McuOrigin;
import org.confab.protocol.mras.RelayKey;
import org.confab.protocol.sip.SipUri;

/** The parts of the process, put together. */
public final class MediaServer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(MediaServer.class.getName());
  private static final int TIMER_THREADS = 2;

  /** Its conferences are given up after seconds; this is for a process that nobody needs. */
  private static final Duration ORPHAN = Duration.ofMinutes(2);

  private static final long LOOK_MILLIS = 100;

  private final MediaSettings settings;
  private final McuOrigin origin;
  private final ScheduledExecutorService timer;
  private final UserAgent agent;
  private final RtpEngine sound;
  private final Handshakes handshakes;
  private final Mcus mcus;
  private final StateReports reports;
  private final Heartbeat heartbeat;
  private final SipListener sip;
  private final C3pListener c3p;
  private final HealthListener health;
  private final Optional<Relay> relay;
  private final Optional<TestCalls> testCalls;
  private final Optional<Recorder> recorder;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Begins to listen and to register; throws {@link IOException} if a port is taken. */
  public MediaServer(MediaSettings settings) throws IOException {
    this.settings = settings;
    this.origin = new McuOrigin(settings.id(), UUID.randomUUID());
    this.timer = timer();
    Figures figures = new Figures();
    PeerName peer = new PeerName(settings.serverName());
    MutualTls tls =
        MutualTls.of(
            settings.keyStore(), settings.password().toCharArray(), settings.authority(), peer);
    agent =
        new UserAgent(
            settings.reachInUri() + ":" + settings.sipPort(), SipLimits.DEFAULT, timer, figures);
    ServerLink link = new ServerLink(settings.server(), tls, timer);
    reports = new StateReports(link::send, timer, figures, this::lost);
    sound =
        new RtpEngine(
            InetAddress.getByName(settings.bind()),
            settings.rtpPorts(),
            EngineLimits.DEFAULT,
            figures);
    McuSurroundings around =
        new McuSurroundings(
            origin, McuLimits.DEFAULT, InstantSource.system(), agent, reports::changed, figures);
    handshakes = new Handshakes(DtlsIdentity.generate(new SecureRandom()), DtlsLimits.DEFAULT);
    recorder = settings.recordings().map(folder -> recorder(folder, figures));
    Optional<AvMcu> rooms =
        rooms(settings, sound, handshakes, timer, figures)
            .map(mcu -> recorder.map(mcu::with).orElse(mcu));
    mcus = new Mcus(around, kinds(settings, rooms));
    agent.serve(mcus);
    testCalls = rooms.map(mcu -> new TestCalls(mcu, around, TestCallLimits.DEFAULT, figures));
    testCalls.ifPresent(agent::answer);
    relay = relay(settings, figures);
    heartbeat = heartbeat(link, figures);
    McuCommands commands = new McuCommands(mcus, this::description, figures);
    sip =
        new SipListener(
            new InetSocketAddress(settings.bind(), settings.sipPort()), tls, agent, figures);
    c3p =
        new C3pListener(
            new InetSocketAddress(settings.bind(), settings.c3pPort()),
            tls,
            peer,
            commands,
            figures);
    health = new HealthListener(settings.healthPort(), this::health, figures);
    heartbeat.start(timer);
    LOG.log(
        Level.INFO,
        "media server {0} listens (incarnation {1})",
        origin.mcu(),
        origin.incarnation());
  }

  private static Recorder recorder(Path folder, Figures figures) {
    return new Recorder(folder, RecordingLimits.DEFAULT, InstantSource.system(), figures);
  }

  private static List<McuKind> kinds(MediaSettings settings, Optional<AvMcu> rooms) {
    List<McuKind> kinds = new ArrayList<>();
    kinds.add(new ImMcu(ImLimits.DEFAULT, settings.reach()));
    rooms.ifPresent(kinds::add);
    return kinds;
  }

  /** Clients elsewhere cannot send sound to every address at once, nor to this machine's own. */
  private static Optional<AvMcu> rooms(
      MediaSettings settings,
      RtpEngine sound,
      Handshakes handshakes,
      ScheduledExecutorService timer,
      Figures figures)
      throws IOException {
    if (settings.soundAddress().isEmpty()) {
      LOG.log(
          Level.WARNING,
          "no conferences of sound: the address that clients reach is not known; set"
              + " CONFAB_MEDIA_ADDRESS");
      return Optional.empty();
    }
    return Optional.of(
        new AvMcu(
            sound,
            sound,
            InetAddress.getByName(settings.soundAddress().get()),
            handshakes,
            new SecureRandom(),
            timer,
            figures,
            AvLimits.DEFAULT));
  }

  private static Optional<Relay> relay(MediaSettings settings, Figures figures) throws IOException {
    return settings.edge().isPresent()
        ? Optional.of(
            new Relay(settings.edge().get().relay(), settings.edge().get().limits(), figures))
        : Optional.empty();
  }

  private static ScheduledExecutorService timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            TIMER_THREADS,
            work -> {
              Thread thread = new Thread(work, "timer");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  private Heartbeat heartbeat(ServerLink link, Figures figures) {
    return new Heartbeat(
        link,
        SipUri.of("", settings.serverName()),
        this::description,
        figures,
        InstantSource.system(),
        new Heartbeat.Events() {
          @Override
          public void serverRestarted() {
            mcus.forgetAll();
          }

          @Override
          public void relayKeys(List<RelayKey> keys) {
            relay.ifPresent(one -> one.keys(keys));
          }

          @Override
          public void serverAnswers() {
            reports.serverAnswers();
          }
        });
  }

  private void lost(Conference<?> conference) {
    mcus.forget(conference);
  }

  /** What this MCU is like at the moment. */
  McuDescription description() {
    McuDescription plain =
        new McuDescription(
            origin.mcu(),
            origin.incarnation(),
            URI.create("https://" + settings.reachInUri() + ":" + settings.c3pPort() + "/c3p"),
            SipUri.parse(
                "sip:" + settings.reachInUri() + ":" + settings.sipPort() + ";transport=tls"),
            mcus.types(),
            mcus.load(),
            mcus.draining());
    return settings.edge().map(edge -> plain.with(edge.announced())).orElse(plain);
  }

  /** Whether there seems to be no server any more. */
  boolean orphaned() {
    return heartbeat.silentFor(ORPHAN);
  }

  /** How the process is. */
  Health health() {
    McuDescription.Load load = mcus.load();
    Map<String, Health.Gauge> figures = new LinkedHashMap<>();
    figures.put("conferences", new Health.Gauge(load.conferences(), "Conferences given to it"));
    figures.put("legs", new Health.Gauge(load.legs(), "Endpoints in conferences"));
    AudioLoad busy = sound.load();
    figures.put("audio_rooms", new Health.Gauge(busy.rooms(), "Rooms of sound"));
    figures.put("audio_legs", new Health.Gauge(busy.legs(), "Legs with ports for sound"));
    figures.put(
        "mixing_micros",
        new Health.Gauge(busy.mixingMicros(), "Of the last second, mixing by the busiest loop"));
    recorder.ifPresent(
        one -> figures.put("recordings", new Health.Gauge(one.size(), "Recordings")));
    testCalls.ifPresent(
        calls -> figures.put("test_calls", new Health.Gauge(calls.size(), "Test calls")));
    figures.put("dialogs", new Health.Gauge(agent.dialogs(), "SIP dialogs"));
    figures.put(
        "untold", new Health.Gauge(reports.behind(), "Conferences with news for the server"));
    relay.ifPresent(one -> figures.putAll(gauges(one)));
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    figures.put("heap_used_bytes", new Health.Gauge(heap.getUsed(), "Heap in use"));
    figures.put("heap_max_bytes", new Health.Gauge(heap.getMax(), "Most heap"));
    figures.put(
        "threads",
        new Health.Gauge(ManagementFactory.getThreadMXBean().getThreadCount(), "Threads"));
    return new Health(
        heartbeat.registered(), agent.connected(), mcus.draining(), heartbeat.trouble(), figures);
  }

  private static Map<String, Health.Gauge> gauges(Relay relay) {
    return Map.of(
        "relay_allocations",
        new Health.Gauge(relay.allocations(), "Relayed addresses in use"),
        "relay_users",
        new Health.Gauge(relay.users(), "Users with relayed addresses"),
        "relay_connections",
        new Health.Gauge(relay.connections(), "TCP connections of clients of the relay"));
  }

  /**
   * Ends in bounded time: takes no new conferences, says so, and waits a while for the server to
   * hand on what there is. Dialogs that nobody has taken by then are left as they are, for the
   * process that is started next.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    mcus.drain();
    testCalls.ifPresent(TestCalls::close);
    try {
      long patience = settings.drain().toMillis();
      if (heartbeat.now().get(patience, TimeUnit.MILLISECONDS)) {
        handedOn().get(patience, TimeUnit.MILLISECONDS);
      }
    } catch (ExecutionException | TimeoutException left) {
      LOG.log(Level.INFO, "{0} conferences were not handed on", mcus.load().conferences());
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    shut();
    LOG.log(Level.INFO, "media server {0} ends", origin.mcu());
  }

  private CompletableFuture<Void> handedOn() {
    CompletableFuture<Void> empty = new CompletableFuture<>();
    timer.scheduleAtFixedRate(
        () -> {
          if (mcus.load().conferences() == 0) {
            empty.complete(null);
          }
        },
        0,
        LOOK_MILLIS,
        TimeUnit.MILLISECONDS);
    return empty;
  }

  private void shut() {
    c3p.close();
    health.close();
    relay.ifPresent(Relay::close);
    timer.shutdownNow();
    sound.close();
    recorder.ifPresent(Recorder::close);
    handshakes.close();
    try {
      sip.close();
    } catch (IOException already) {
      LOG.log(Level.DEBUG, "closing", already);
    }
  }
}
