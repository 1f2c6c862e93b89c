package org.confab.mediaserver.avmcu;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.confab.mediaserver.audio.LegTransport;
import org.confab.mediaserver.audio.RemoteMedia;
import org.confab.mediaserver.figures.Figures;
import org.confab.mediaserver.ice.IceAgent;
import org.confab.mediaserver.ice.IceDialect;
import org.confab.mediaserver.ice.IceFailure;
import org.confab.mediaserver.ice.IceLimits;
import org.confab.mediaserver.ice.IceListener;
import org.confab.mediaserver.ice.IceSession;
import org.confab.mediaserver.ice.IceSurroundings;
import org.confab.mediaserver.negotiation.AgreedIce;
import org.confab.protocol.rtp.MediaComponent;
import org.confab.protocol.sdp.IceCandidate;
import org.jspecify.annotations.Nullable;

/**
 * The ICE of a leg: an agent on the leg's loop, woken by the timer, and another one after a
 * restart. May be called from any thread; what it finds is told on the loop.
 */
final class LegIce {
  private final LegTransport transport;
  private final ScheduledExecutorService timer;
  private final SecureRandom random;
  private final Figures figures;
  private final Consumer<RemoteMedia> found;
  private final Consumer<IceFailure> failed;
  // What follows belongs to the loop.
  private @Nullable IceAgent agent;
  private @Nullable Future<?> wake;
  private long wakeAt = Long.MAX_VALUE;

  /**
   * One without an agent yet.
   *
   * @param found hears where the other side is, and again if that changes
   * @param failed hears that it is not to be found or is gone; media then goes nowhere new
   */
  LegIce(
      LegTransport transport,
      ScheduledExecutorService timer,
      SecureRandom random,
      Figures figures,
      Consumer<RemoteMedia> found,
      Consumer<IceFailure> failed) {
    this.transport = transport;
    this.timer = timer;
    this.random = random;
    this.figures = figures;
    this.found = found;
    this.failed = failed;
  }

  /** Both sides are described: a new agent begins if this is the first time or a restart. */
  void agreed(AgreedIce ice, List<IceCandidate> ours) {
    if (ice.restarted()) {
      transport.execute(() -> begin(ice, ours, Map.of()));
    }
  }

  /** Goes on with the addresses that another process has found, by component. */
  void resume(AgreedIce ice, List<IceCandidate> ours, Map<Integer, InetSocketAddress> pairs) {
    transport.execute(() -> begin(ice, ours, pairs));
  }

  /** Ends it; nothing is told any more. */
  void close() {
    transport.execute(this::end);
  }

  private void begin(
      AgreedIce ice, List<IceCandidate> ours, Map<Integer, InetSocketAddress> pairs) {
    end();
    IceAgent next =
        new IceAgent(
            new IceSession(ice.local(), ours, ice.controlling()),
            new IceSurroundings(
                this::send, new Finds(), IceLimits.DEFAULT, random, System::nanoTime, figures));
    agent = next;
    transport.receive(this::received);
    next.remote(
        ice.remote().credentials(),
        ice.remote().candidates(),
        ice.remote().microsoft() ? IceDialect.MICROSOFT : IceDialect.RFC);
    next.resume(pairs);
    tick();
  }

  private void end() {
    if (agent != null) {
      agent.close();
      agent = null;
    }
    if (wake != null) {
      wake.cancel(false);
      wake = null;
    }
    wakeAt = Long.MAX_VALUE;
  }

  private void send(int component, InetSocketAddress to, byte[] packet) {
    transport.send(component(component), ByteBuffer.wrap(packet), to);
  }

  private static MediaComponent component(int id) {
    return id == MediaComponent.RTP.id() ? MediaComponent.RTP : MediaComponent.RTCP;
  }

  private void received(MediaComponent component, ByteBuffer datagram, InetSocketAddress from) {
    if (agent != null) {
      byte[] bytes = new byte[datagram.remaining()];
      datagram.get(bytes);
      agent.received(component.id(), from, bytes);
      tick();
    }
  }

  private void tick() {
    if (agent == null) {
      return;
    }
    long next = agent.tick();
    long now = System.nanoTime();
    boolean sooner = wakeAt == Long.MAX_VALUE || next - wakeAt < 0;
    if (next != Long.MAX_VALUE && sooner) {
      if (wake != null) {
        wake.cancel(false);
      }
      wakeAt = next;
      wake = timer.schedule(this::woken, Math.max(0, next - now), TimeUnit.NANOSECONDS);
    }
  }

  private void woken() {
    transport.execute(
        () -> {
          wakeAt = Long.MAX_VALUE;
          tick();
        });
  }

  /** Tells both addresses at once: media has one way for RTP and RTCP. */
  private final class Finds implements IceListener {
    private final Map<Integer, InetSocketAddress> addresses = new TreeMap<>();
    private boolean connected;

    @Override
    public void selected(int component, InetSocketAddress remote) {
      addresses.put(component, remote);
      if (connected) {
        tell();
      }
    }

    @Override
    public void connected() {
      connected = true;
      tell();
    }

    private void tell() {
      InetSocketAddress rtp = addresses.get(MediaComponent.RTP.id());
      InetSocketAddress rtcp = addresses.get(MediaComponent.RTCP.id());
      if (rtp != null && rtcp != null) {
        found.accept(RemoteMedia.settled(rtp, rtcp));
      }
    }

    @Override
    public void failed(IceFailure why) {
      failed.accept(why);
    }
  }
}
