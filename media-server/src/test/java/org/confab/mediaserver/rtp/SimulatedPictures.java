package org.confab.mediaserver.rtp;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.confab.mediaserver.audio.EngineLimits;
import org.confab.mediaserver.audio.RemoteMedia;
import org.confab.mediaserver.figures.Figures;
import org.confab.mediaserver.video.VideoFeedback;
import org.confab.mediaserver.video.VideoLimits;
import org.confab.protocol.rtp.MediaComponent;

/** The pictures of a room without sockets and with a clock of its own. */
final class SimulatedPictures {
  static final VideoFeedback ALL = new VideoFeedback(true, true, true);

  final Figures figures = new Figures();
  final PictureSwitch hub = new PictureSwitch();
  final Map<Camera, PictureStream> legs = new LinkedHashMap<>();
  long now = 1_000_000_000_000L;
  private final LoopTools tools =
      LoopTools.of(
          EngineLimits.DEFAULT, InstantSource.fixed(Instant.EPOCH), new Random(1), "cname");

  PictureStream join(Camera camera, VideoFeedback feedback, int kilobits) {
    PictureStream stream =
        new PictureStream(
            camera.ssrc + 1_000,
            () -> camera.signalled++,
            camera,
            tools,
            VideoLimits.DEFAULT,
            figures,
            now);
    stream.begin(camera.parameters(feedback, kilobits));
    stream.reach(
        RemoteMedia.settled(
            camera.address(),
            camera.address().getPort() > 0
                ? new java.net.InetSocketAddress("127.0.0.1", camera.address().getPort() + 10_000)
                : camera.address()));
    legs.put(camera, stream);
    hub.add(stream);
    return stream;
  }

  PictureStream join(Camera camera) {
    return join(camera, ALL, 0);
  }

  /** A packet comes; returns whether it was taken. */
  boolean comes(Camera from, ByteBuffer packet) {
    PictureStream stream = legs.get(from);
    long refused = stream.counts.refused;
    if (stream.datagram(MediaComponent.RTP, packet, from.address(), now)) {
      hub.forward(stream, packet, now);
    }
    return stream.counts.refused == refused;
  }

  /** A report comes. */
  void reports(Camera from, ByteBuffer packet) {
    legs.get(from)
        .datagram(
            MediaComponent.RTCP,
            packet,
            new java.net.InetSocketAddress("127.0.0.1", from.address().getPort() + 10_000),
            now);
  }

  /** All that are given show pictures that need others, for a while. */
  void run(Duration time, Camera... showing) {
    for (long tick = 0; tick < time.toMillis() / 20; tick++) {
      now += 20_000_000;
      for (Camera camera : showing) {
        comes(camera, camera.picture(false));
      }
      hub.tick(now);
    }
  }

  /** Shows a picture that needs no other. */
  void whole(Camera camera) {
    comes(camera, camera.picture(true));
  }

  void speaks(Camera camera) {
    hub.speaks(legs.get(camera));
    hub.tick(now);
  }
}
