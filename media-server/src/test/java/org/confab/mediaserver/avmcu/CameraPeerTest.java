package org.confab.mediaserver.avmcu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.confab.mediaserver.CPeer;
import org.confab.mediaserver.CProgram;
import org.confab.mediaserver.audio.EngineLimits;
import org.confab.mediaserver.figures.Figures;
import org.confab.mediaserver.mcu.Body;
import org.confab.mediaserver.rtp.RtpEngine;
import org.confab.mediaserver.rtp.TestPorts;
import org.confab.protocol.mcu.MediaFilters;
import org.confab.protocol.mcu.Provision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * GStreamer's endpoints with pictures in a conference. Their encoders make a whole picture when
 * they are asked for one, and else hardly ever: who sees a new colour has had one asked for.
 */
class CameraPeerTest {
  private static final Pattern MEDIA = Pattern.compile("m=(audio|video) (\\d+) ");
  private static final Kind VP8 =
      new Kind(
          "vp8enc deadline=1 keyframe-max-dist=9999 ! rtpvp8pay pt=96",
          "rtpvp8depay ! vp8dec",
          "encoding-name=VP8",
          "a=rtpmap:96 VP8/90000");
  private static final Kind H264 =
      new Kind(
          "x264enc tune=zerolatency speed-preset=ultrafast key-int-max=9999 !"
              + " video/x-h264,profile=constrained-baseline ! rtph264pay pt=96 config-interval=-1",
          "rtph264depay ! avdec_h264",
          "encoding-name=H264",
          "a=rtpmap:96 H264/90000\r\na=fmtp:96 profile-level-id=42e01f;packetization-mode=1");

  /** A codec, as pipelines and descriptions say it. */
  private record Kind(String encode, String decode, String caps, String described) {}

  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
  private final List<CPeer> peers = new ArrayList<>();
  private RtpEngine engine;
  private TestAvMcu mcu;
  private AvConference conference;

  @BeforeEach
  void open() throws IOException {
    CProgram.needsPlugin("vpx", "gstreamer1.0-plugins-good");
    CProgram.needsPlugin("x264", "gstreamer1.0-plugins-ugly");
    CProgram.needsPlugin("libav", "gstreamer1.0-libav");
    engine =
        new RtpEngine(
            InetAddress.getLoopbackAddress(),
            TestPorts.range(),
            EngineLimits.DEFAULT,
            new Figures());
    mcu = new TestAvMcu(engine, timer);
    conference =
        (AvConference)
            mcu.mcus.provision(new Provision(TestAvMcu.settings(0, MediaFilters.OPEN), List.of()));
  }

  @AfterEach
  void close() {
    peers.forEach(CPeer::close);
    engine.close();
    timer.shutdownNow();
  }

  private static String pipeline(Kind kind, String colour) {
    return "audiotestsrc name=voice is-live=true volume=0 ! audio/x-raw,rate=8000,channels=1"
        + " ! mulawenc ! rtppcmupay min-ptime=20000000 max-ptime=20000000"
        + " ! udpsink name=sound-out host=127.0.0.1 sync=false async=false"
        + " rtpbin name=bin videotestsrc is-live=true pattern="
        + colour
        + " ! video/x-raw,width=160,height=120,framerate=15/1 ! videoconvert ! "
        + kind.encode()
        + " ! application/x-rtp,rtcp-fb-nack-pli=(boolean)true ! bin.send_rtp_sink_0"
        + " bin.send_rtp_src_0 ! udpsink name=rtp-out host=127.0.0.1 sync=false async=false"
        + " bin.send_rtcp_src_0 ! udpsink name=rtcp-out host=127.0.0.1 sync=false async=false"
        + " udpsrc name=rtcp-in ! bin.recv_rtcp_sink_0"
        + " udpsrc name=rtp-in caps=\"application/x-rtp,media=video,clock-rate=90000,payload=96,"
        + kind.caps()
        + "\" ! rtpjitterbuffer latency=20 ! "
        + kind.decode()
        + " ! videoconvert ! videoscale ! video/x-raw,format=RGB,width=16,height=16"
        + " ! fakesink name=seen signal-handoffs=true sync=false async=false";
  }

  private CPeer join(String name, Kind kind, String colour) throws IOException {
    CPeer peer =
        CPeer.start(
            CProgram.built(
                "camerapeer", "gstreamer-1.0", "-lgio-2.0", "-lgobject-2.0", "-lglib-2.0"),
            pipeline(kind, colour));
    peers.add(peer);
    String[] ports = peer.await("its ports", line -> line.startsWith("ports ")).split(" ");
    String offer =
        "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
            + "m=audio 9 RTP/AVP 0\r\nm=video "
            + ports[1]
            + " RTP/AVPF 96\r\na=rtcp:"
            + ports[2]
            + "\r\n"
            + kind.described()
            + "\r\na=rtcp-fb:96 nack pli\r\n";
    mcu.join(conference, name, Optional.of(Body.sdp(offer.getBytes(StandardCharsets.UTF_8))));
    Matcher media = MEDIA.matcher(TestAvMcu.text(mcu.answers.get(mcu.answers.size() - 1)));
    assertThat(media.find()).isTrue();
    int sound = Integer.parseInt(media.group(2));
    assertThat(media.find()).isTrue();
    int picture = Integer.parseInt(media.group(2));
    peer.order("send " + picture + " " + (picture + 1) + " " + sound);
    peer.await("sends");
    return peer;
  }

  private void everybodySeesWhoSpeaks(Kind kind) throws IOException {
    CPeer red = join("red", kind, "red");
    CPeer green = join("green", kind, "green");
    CPeer blue = join("blue", kind, "blue");
    green.order("speak");
    red.await("sees green");
    blue.await("sees green");
    red.forget();
    green.forget();
    green.order("hush");
    blue.order("speak");
    red.await("sees blue");
    green.await("sees blue");
    blue.forget();
    blue.order("hush");
    red.order("speak");
    blue.await("sees red");
    assertThat(conference.whole().members()).hasSize(3);
  }

  @Test
  void inVp8EverybodySeesWhoSpeaks() throws IOException {
    everybodySeesWhoSpeaks(VP8);
  }

  @Test
  void inH264EverybodySeesWhoSpeaks() throws IOException {
    everybodySeesWhoSpeaks(H264);
  }
}
