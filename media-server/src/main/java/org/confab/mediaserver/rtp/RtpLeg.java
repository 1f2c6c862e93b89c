package org.confab.mediaserver.rtp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.confab.mediaserver.audio.AudioLeg;
import org.confab.mediaserver.audio.LegFigures;
import org.confab.mediaserver.audio.LegListener;
import org.confab.mediaserver.audio.LegParameters;
import org.confab.mediaserver.audio.LegTransport;
import org.confab.mediaserver.audio.RemoteMedia;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.figures.Figures;
import org.confab.protocol.rtp.MediaComponent;
import org.confab.protocol.rtp.PacketKind;
import org.jspecify.annotations.Nullable;

/** A leg as others see it: orders for its loop, where {@link LegStream} does the work. */
final class RtpLeg implements AudioLeg, LegTransport {
  private final RtpRoom room;
  private final EventLoop loop;
  private final PortPair ports;
  private final Figures figures;
  private final int ssrc;
  private final LegStream stream;
  private final InetSocketAddress rtp;
  private final InetSocketAddress rtcp;
  private final AtomicBoolean left = new AtomicBoolean();
  private @Nullable StunReceiver stun;

  RtpLeg(
      RtpRoom room,
      EventLoop loop,
      PortPair ports,
      int ssrc,
      LegListener listener,
      Figures figures) {
    this.room = room;
    this.loop = loop;
    this.ports = ports;
    this.figures = figures;
    this.ssrc = ssrc;
    rtp = ports.local(MediaComponent.RTP);
    rtcp = ports.local(MediaComponent.RTCP);
    stream = new LegStream(ssrc, listener, ports, loop.tools(), System.nanoTime());
  }

  /** On the loop: a datagram has come to one of its ports. */
  void datagram(MediaComponent on, ByteBuffer datagram, InetSocketAddress from, long now) {
    figures.count(Counter.DATAGRAMS_RECEIVED);
    if (PacketKind.of(datagram) == PacketKind.STUN) {
      StunReceiver receiver = stun;
      if (receiver != null) {
        receiver.received(on, datagram, from);
      }
      return;
    }
    long refused = stream.counts.refused;
    stream.datagram(on, datagram, from, now);
    if (stream.counts.refused != refused) {
      figures.count(Counter.DATAGRAMS_REFUSED);
    }
  }

  LegStream stream() {
    return stream;
  }

  PortPair ports() {
    return ports;
  }

  @Override
  public LegTransport transport() {
    return this;
  }

  @Override
  public void begin(LegParameters parameters) {
    loop.order(() -> stream.begin(parameters));
  }

  @Override
  public void reach(RemoteMedia remote) {
    loop.order(() -> stream.reach(remote, System.nanoTime()));
  }

  @Override
  public void mute(boolean muted) {
    loop.order(() -> stream.mute(muted));
  }

  @Override
  public void deafen(boolean deafened) {
    loop.order(() -> stream.deafen(deafened));
  }

  @Override
  public int ssrc() {
    return ssrc;
  }

  @Override
  public Duration silence() {
    return Duration.ofNanos(System.nanoTime() - stream.counts.lastHeard);
  }

  @Override
  public LegFigures figures() {
    return stream.counts.shown;
  }

  @Override
  public void leave() {
    if (left.compareAndSet(false, true)) {
      room.leave(this);
    }
  }

  /** On the loop: says goodbye, closes, and counts what was lost. */
  void end() {
    stream.report(true, System.nanoTime());
    ports.close();
    figures.count(Counter.RTP_LOST, stream.counts.shown.lost());
  }

  @Override
  public InetSocketAddress local(MediaComponent component) {
    return component == MediaComponent.RTP ? rtp : rtcp;
  }

  @Override
  public void send(MediaComponent component, ByteBuffer datagram, InetSocketAddress to) {
    ports.send(component, datagram, to);
  }

  @Override
  public void receive(StunReceiver receiver) {
    loop.order(() -> stun = receiver);
  }

  @Override
  public void execute(Runnable work) {
    loop.order(work);
  }
}
