package org.confab.protocol.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SdpPropertyTest {
  @Property(tries = 200)
  void aDescriptionIsReadAsWritten(@ForAll("sessions") SessionDescription session) {
    assertThat(SdpReader.read(session.bytes())).isEqualTo(session);
  }

  @Property(tries = 500)
  void anyTextIsReadOrRefused(@ForAll("lines") List<String> lines) {
    try {
      SessionDescription session =
          SdpReader.read(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
      for (MediaDescription medium : session.media()) {
        IceCandidate.of(medium);
        RtpMap.of(medium);
        RemoteCandidates.of(medium);
        session.host(medium).ifPresent(host -> RtcpAddress.of(medium, host));
      }
      assertThat(SdpReader.read(session.bytes()).media()).hasSameSizeAs(session.media());
    } catch (MalformedSdp refused) {
      assertThat(refused.getMessage()).isNotEmpty();
    }
  }

  @Provide
  Arbitrary<List<String>> lines() {
    Arbitrary<String> starts =
        Arbitraries.of(
            "",
            "v=",
            "o=",
            "c=",
            "m=",
            "m=audio ",
            "a=",
            "a=candidate:",
            "a=rtpmap:",
            "a=remote-candidates:1 ",
            "a=rtcp:",
            "b=",
            "m=audio 1 RTP/AVP ",
            "c=IN IP4 ");
    Arbitrary<String> ends =
        Arbitraries.strings().withChars(" 0123456789abz:/.=+-\t\r").ofMaxLength(40);
    return Combinators.combine(starts, ends).as(String::concat).list().ofMaxSize(20);
  }

  @Provide
  Arbitrary<SessionDescription> sessions() {
    Arbitrary<String> words = Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(9);
    Arbitrary<SdpAttribute> attributes =
        Combinators.combine(words, words.list().ofMaxSize(3).map(list -> String.join(" ", list)))
            .as(SdpAttribute::new);
    Arbitrary<MediaDescription> media =
        Combinators.combine(
                words,
                Arbitraries.integers().between(0, 0xffff),
                words,
                words.list().ofMaxSize(5),
                attributes.list().ofMaxSize(6))
            .as(MediaDescription::of);
    Arbitrary<SdpOrigin> origins =
        Combinators.combine(words, Arbitraries.longs(), Arbitraries.longs(), words)
            .as(SdpOrigin::new);
    return Combinators.combine(origins, media.list().ofMaxSize(4)).as(SessionDescription::of);
  }
}
