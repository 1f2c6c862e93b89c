package org.confab.bench.media;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.confab.bench.server.OwnProcess;
import org.confab.mediaserver.audio.AudioCodec;
import org.confab.mediaserver.audio.AudioEngine;
import org.confab.mediaserver.audio.AudioLeg;
import org.confab.mediaserver.audio.AudioRoom;
import org.confab.mediaserver.audio.EngineLimits;
import org.confab.mediaserver.audio.LegListener;
import org.confab.mediaserver.audio.LegParameters;
import org.confab.mediaserver.audio.RemoteMedia;
import org.confab.mediaserver.audio.RoomListener;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.figures.Figures;
import org.confab.mediaserver.rtp.PortRange;
import org.confab.mediaserver.rtp.RtpEngine;
import org.confab.protocol.rtp.MediaComponent;
import org.confab.protocol.srtp.SrtpKey;
import org.confab.protocol.srtp.SrtpKeying;
import org.confab.protocol.srtp.SrtpSuite;

/**
 * The sound engine of the media server as a process of its own, as the media server makes it, but
 * with as many legs as there are ports. Legs are joined as after signalling and ICE.
 *
 * <p>Orders: {@code leg ROOM PORT KEY KEY} (where it hears on 127.0.0.1, its key and the engine's;
 * answered with the port to send to), {@code late}, {@code leave}.
 */
public final class SoundProcess {
  private final AudioEngine engine;
  private final Figures figures;
  private final Map<String, AudioRoom> rooms = new HashMap<>();
  private final InetAddress here = InetAddress.getLoopbackAddress();

  private SoundProcess(PortRange ports) throws IOException {
    figures = new Figures();
    engine = new RtpEngine(here, ports, EngineLimits.DEFAULT.withLegs(ports.pairs()), figures);
  }

  /**
   * Runs it.
   *
   * @param arguments the range of ports
   */
  public static void main(String[] arguments) throws IOException {
    SoundProcess sound = new SoundProcess(PortRange.parse(arguments[0]));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(OwnProcess.READY);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.println(sound.answer(line.split(" ", -1)));
    }
    sound.engine.close();
  }

  private String answer(String[] order) {
    return switch (order[0]) {
      case "leg" -> Integer.toString(join(order));
      case "late" -> Long.toString(figures.of(Counter.TICKS_LATE));
      case "leave" -> {
        rooms.values().forEach(AudioRoom::close);
        rooms.clear();
        yield "left";
      }
      default -> throw new IllegalArgumentException(order[0]);
    };
  }

  private int join(String[] order) {
    AudioRoom room =
        rooms.computeIfAbsent(order[1], name -> engine.open(name, new RoomListener() {}));
    AudioLeg leg = room.join(new LegListener() {});
    InetSocketAddress hears = new InetSocketAddress(here, Integer.parseInt(order[2]));
    leg.begin(LegParameters.of(AudioCodec.PCMU).protectedBy(keying(order[3]), keying(order[4])));
    leg.reach(RemoteMedia.settled(hears, hears));
    return leg.transport().local(MediaComponent.RTP).getPort();
  }

  private static SrtpKeying keying(String key) {
    return new SrtpKeying(SrtpSuite.AES_CM_128_HMAC_SHA1_80, SrtpKey.parse(key));
  }
}
