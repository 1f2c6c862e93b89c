package org.confab.mediaserver.rtp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.confab.mediaserver.audio.LegTransport;
import org.confab.mediaserver.audio.RemoteMedia;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.figures.Figures;
import org.confab.mediaserver.video.VideoLeg;
import org.confab.mediaserver.video.VideoLimits;
import org.confab.mediaserver.video.VideoListener;
import org.confab.mediaserver.video.VideoParameters;
import org.confab.protocol.rtp.MediaComponent;

/** A picture as others see it: orders for its loop, where {@link PictureStream} does the work. */
final class RtpPicture implements VideoLeg {
  private final RtpPictures room;
  private final EventLoop loop;
  private final LegPorts ports;
  private final RtpLeg speaker;
  private final Figures figures;
  private final int ssrc;
  private final PictureStream stream;
  private final AtomicBoolean left = new AtomicBoolean();

  RtpPicture(
      RtpPictures room,
      EventLoop loop,
      PortPair pair,
      RtpLeg speaker,
      int ssrc,
      VideoListener listener,
      Figures figures) {
    this.room = room;
    this.loop = loop;
    this.ports = new LegPorts(loop, pair, figures);
    this.speaker = speaker;
    this.figures = figures;
    this.ssrc = ssrc;
    stream =
        new PictureStream(
            ssrc, listener, pair, loop.tools(), VideoLimits.DEFAULT, figures, System.nanoTime());
  }

  /** On the loop: a datagram has come to one of its ports. */
  void datagram(MediaComponent on, ByteBuffer datagram, InetSocketAddress from, long now) {
    if (ports.takes(on, datagram, from)) {
      return;
    }
    long refused = stream.counts.refused;
    if (stream.datagram(on, datagram, from, now)) {
      figures.count(Counter.VIDEO_SENT, room.hub().forward(stream, datagram, now));
    }
    if (stream.counts.refused != refused) {
      figures.count(Counter.DATAGRAMS_REFUSED);
    }
  }

  PictureStream stream() {
    return stream;
  }

  LegStream speaker() {
    return speaker.stream();
  }

  PortPair ports() {
    return ports.pair();
  }

  @Override
  public LegTransport transport() {
    return ports;
  }

  @Override
  public void begin(VideoParameters parameters) {
    loop.order(() -> stream.begin(parameters));
  }

  @Override
  public void rest() {
    loop.order(stream::rest);
  }

  @Override
  public void reach(RemoteMedia remote) {
    loop.order(() -> stream.reach(remote));
  }

  @Override
  public void hide(boolean hidden) {
    loop.order(() -> stream.hide(hidden));
  }

  @Override
  public void wantsWhole() {
    loop.order(() -> stream.wantsWhole(System.nanoTime()));
  }

  @Override
  public int ssrc() {
    return ssrc;
  }

  @Override
  public void leave() {
    if (left.compareAndSet(false, true)) {
      room.leave(this);
    }
  }

  /** On the loop: says goodbye, and closes. */
  void end() {
    stream.end(System.nanoTime());
    ports.pair().close();
  }
}
