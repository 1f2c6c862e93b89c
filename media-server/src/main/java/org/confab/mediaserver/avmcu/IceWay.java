package org.confab.mediaserver.avmcu;

import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.confab.mediaserver.audio.LegTransport;
import org.confab.mediaserver.audio.RemoteMedia;
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
 * The ICE of one leg: its agent, fed with the STUN of the leg's ports. All of it happens on the
 * leg's loop; the timer only wakes that.
 */
final class IceWay {
  private static final System.Logger LOG = System.getLogger(IceWay.class.getName());

  /** When a loop that takes no orders is asked again. */
  private static final long LATER_MILLIS = 100;

  private final LegTransport transport;
  private final List<IceCandidate> candidates;
  private final AvMcu mcu;
  private final Consumer<RemoteMedia> found;
  private final Runnable lost;
  private @Nullable IceAgent agent;
  private boolean shared;
  private @Nullable ScheduledFuture<?> wake;
  private volatile boolean over;

  /**
   * @param candidates of this side
   * @param found gets where media goes to, now and whenever that changes, on the loop
   * @param lost runs on the loop when no way was found, or the peer is gone
   */
  IceWay(
      LegTransport transport,
      List<IceCandidate> candidates,
      AvMcu mcu,
      Consumer<RemoteMedia> found,
      Runnable lost) {
    this.transport = transport;
    this.candidates = candidates;
    this.mcu = mcu;
    this.found = found;
    this.lost = lost;
    transport.receive(this::received);
  }

  /**
   * Both sides have described themselves.
   *
   * @param mux whether RTP and RTCP share a port, so that there is one component
   * @param known the pairs that another process has found, which are gone on with
   */
  void agreed(AgreedIce ice, boolean mux, Optional<RemoteMedia> known) {
    if (ice.remote().opensConnections()) {
      transport.listen();
    }
    transport.execute(
        () -> {
          if (agent == null || ice.restarted()) {
            begin(ice, mux, known);
          }
        });
  }

  private void begin(AgreedIce ice, boolean mux, Optional<RemoteMedia> known) {
    shared = mux;
    if (agent != null) {
      agent.close();
    }
    IceAgent next =
        new IceAgent(
            new IceSession(ice.local(), ours(), ice.controlling()),
            new IceSurroundings(
                this::send,
                new Heard(),
                IceLimits.DEFAULT,
                mcu.random(),
                System::nanoTime,
                mcu.figures()));
    agent = next;
    next.remote(
        ice.remote().credentials(),
        ice.remote().candidates(),
        ice.remote().microsoft() ? IceDialect.MICROSOFT : IceDialect.RFC);
    known.ifPresent(pair -> next.resume(pairs(pair)));
    tick();
  }

  private List<IceCandidate> ours() {
    return candidates.stream()
        .filter(each -> !shared || each.component() == MediaComponent.RTP.id())
        .toList();
  }

  private Map<Integer, InetSocketAddress> pairs(RemoteMedia found) {
    return shared
        ? Map.of(MediaComponent.RTP.id(), found.rtp())
        : Map.of(MediaComponent.RTP.id(), found.rtp(), MediaComponent.RTCP.id(), found.rtcp());
  }

  private void received(MediaComponent component, ByteBuffer datagram, InetSocketAddress from) {
    IceAgent current = agent;
    if (current != null) {
      byte[] bytes = new byte[datagram.remaining()];
      datagram.get(bytes);
      current.received(component.id(), from, bytes);
      tick();
    }
  }

  private void send(int component, InetSocketAddress to, byte[] packet) {
    MediaComponent port =
        component == MediaComponent.RTP.id() ? MediaComponent.RTP : MediaComponent.RTCP;
    transport.send(port, ByteBuffer.wrap(packet), to);
  }

  private void tick() {
    IceAgent current = agent;
    if (wake != null) {
      wake.cancel(false);
    }
    if (current == null) {
      return;
    }
    if (over) {
      current.close();
      agent = null;
      return;
    }
    long due = current.tick();
    if (due != Long.MAX_VALUE) {
      wake =
          mcu.timer()
              .schedule(this::wakeUp, Math.max(0, due - System.nanoTime()), TimeUnit.NANOSECONDS);
    }
  }

  private void wakeUp() {
    try {
      transport.execute(this::tick);
    } catch (RejectedExecutionException behind) {
      // Nobody else wakes the agent, and a peer that hears nothing of it gives up.
      var unused = mcu.timer().schedule(this::wakeUp, LATER_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** Where media goes to, once that is known of each component. */
  private Optional<RemoteMedia> selected() {
    IceAgent current = agent;
    if (current == null) {
      return Optional.empty();
    }
    return current
        .selected(MediaComponent.RTP.id())
        .flatMap(
            rtp ->
                current
                    .selected((shared ? MediaComponent.RTP : MediaComponent.RTCP).id())
                    .map(rtcp -> RemoteMedia.settled(rtp, rtcp)));
  }

  /** Ends it: at once, or when its loop, too far behind to be told, wakes it next. */
  void close() {
    over = true;
    try {
      transport.execute(this::tick);
    } catch (RejectedExecutionException behind) {
      LOG.log(Level.DEBUG, "ICE of a leg ends later", behind);
    }
  }

  private final class Heard implements IceListener {
    @Override
    public void selected(int component, InetSocketAddress remote) {
      IceWay.this.selected().ifPresent(found);
    }

    @Override
    public void connected() {
      IceWay.this.selected().ifPresent(found);
    }

    @Override
    public void failed(IceFailure why) {
      lost.run();
    }
  }
}
