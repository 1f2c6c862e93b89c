package org.confab.mediaserver.avmcu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.confab.mediaserver.CPeer;
import org.confab.mediaserver.audio.EngineLimits;
import org.confab.mediaserver.figures.Figures;
import org.confab.mediaserver.ice.NicePeer;
import org.confab.mediaserver.mcu.Body;
import org.confab.mediaserver.rtp.RtpEngine;
import org.confab.mediaserver.rtp.TestPorts;
import org.confab.protocol.mcu.MediaFilters;
import org.confab.protocol.mcu.Provision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** libnice comes to a conference by connections that it opens (RFC 6544, and [MS-ICE2]). */
class LibniceConnectionsTest {
  @ParameterizedTest
  @CsvSource({
    "rfc5245, TCP, ' tcptype active', ' tcptype passive', true",
    "oc2007r2, TCP-ACT, '', '', true",
    "rfc5245, TCP, ' tcptype active', ' tcptype passive', false",
    "oc2007r2, TCP-ACT, '', '', false",
  })
  void bothComponentsAreReady(
      String compatibility, String transport, String active, String passive, boolean alone)
      throws IOException {
    ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
    try (CPeer peer =
            alone
                ? NicePeer.start(compatibility, "controlling", "tcp")
                : NicePeer.start(compatibility, "controlling");
        RtpEngine engine =
            new RtpEngine(
                InetAddress.getLoopbackAddress(),
                TestPorts.range(),
                EngineLimits.DEFAULT,
                new Figures())) {
      TestAvMcu mcu = new TestAvMcu(engine, timer);
      AvConference conference =
          (AvConference)
              mcu.mcus.provision(
                  new Provision(TestAvMcu.settings(0, MediaFilters.OPEN), List.of()));
      String offer = offer(peer.await("described"), transport, active);
      mcu.join(conference, "bob", Optional.of(Body.sdp(offer.getBytes(StandardCharsets.UTF_8))));
      List<String> answer = TestAvMcu.text(mcu.answers.get(0)).lines().toList();
      assertThat(answer)
          .filteredOn(line -> line.startsWith("a=candidate") && line.contains(" TCP"))
          .hasSize(2)
          .allMatch(line -> line.endsWith("typ host" + passive));
      describe(peer, answer, alone);
      peer.await("state 1 ready");
      peer.await("state 2 ready");
      assertThat(conference.whole().members()).hasSize(1);
    } finally {
      timer.shutdownNow();
    }
  }

  private static String offer(List<String> described, String transport, String active) {
    StringBuilder sdp =
        new StringBuilder(
            "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
                + "m=audio 4000 RTP/AVP 0\r\n");
    for (String line : described) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case "credentials" ->
            sdp.append("a=ice-ufrag:%s\r\na=ice-pwd:%s\r\n".formatted(words[1], words[2]));
        case "candidate" -> sdp.append(candidate(words, "UDP", ""));
        case "connection" -> sdp.append(candidate(words, transport, active));
        default -> {}
      }
    }
    return sdp.toString();
  }

  private static String candidate(String[] words, String transport, String more) {
    return "a=candidate:%s %s %s %s %s %s typ host%s\r\n"
        .formatted(words[1], words[2], transport, words[3], words[4], words[5], more);
  }

  private static String value(List<String> answer, String name) {
    return answer.stream()
        .filter(line -> line.startsWith("a=" + name + ":"))
        .findFirst()
        .orElseThrow()
        .substring(name.length() + 3);
  }

  private static void describe(CPeer peer, List<String> answer, boolean alone) {
    peer.order("credentials " + value(answer, "ice-ufrag") + " " + value(answer, "ice-pwd"));
    for (String line : answer) {
      String[] words = line.substring(line.indexOf(':') + 1).split(" ");
      if (line.startsWith("a=candidate:") && !(alone && words[2].equals("UDP"))) {
        peer.order(
            "%s %s %s %s %s %s"
                .formatted(
                    words[2].equals("UDP") ? "candidate" : "connection",
                    words[0],
                    words[1],
                    words[3],
                    words[4],
                    words[5]));
      }
    }
    peer.order("described");
  }
}
