package org.confab.mediaserver.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.confab.protocol.sdp.IceCredentials;
import org.confab.protocol.sdp.MediaDescription;
import org.confab.protocol.sdp.SdpReader;
import org.confab.protocol.sdp.SessionDescription;
import org.confab.protocol.srtp.SrtpKey;

class MediaNegotiationPropertyTest {
  private static final List<String> LINES =
      (Descriptions.COMMUNICATOR + Descriptions.PHONE + Descriptions.DRAFT6).lines().toList();

  @Property(tries = 500)
  void everyOfferIsAnsweredInFullOrRefusedWithAReason(@ForAll("offers") SessionDescription offer) {
    MediaNegotiation negotiation =
        new MediaNegotiation(
            1,
            0,
            LocalMedium.at(
                new InetSocketAddress("192.0.2.1", 50000),
                new InetSocketAddress("192.0.2.1", 50001),
                SrtpKey.of(new byte[30])),
            () -> new IceCredentials("ours", "0123456789012345678901"),
            PicturePlace.NONE);
    try {
      SessionDescription answer = negotiation.answer(offer).description();
      assertThat(answer.media()).hasSameSizeAs(offer.media());
      assertThat(answer.media()).filteredOn(medium -> medium.port() != 0).hasSize(1);
      assertThat(answer.media().stream().map(MediaDescription::kind))
          .containsExactlyElementsOf(offer.media().stream().map(MediaDescription::kind).toList());
      assertThat(SdpReader.read(answer.bytes())).isEqualTo(answer);
      assertThat(negotiation.answer(offer).description()).isEqualTo(answer);
    } catch (DescriptionRefused refused) {
      assertThat(refused.why().status()).isBetween(400, 499);
    }
  }

  /** Lines of real offers in any order, with a medium in front. */
  @Provide
  Arbitrary<SessionDescription> offers() {
    return Arbitraries.of(LINES)
        .list()
        .ofMaxSize(40)
        .map(
            lines ->
                Descriptions.read(
                    "c=IN IP4 192.0.2.9\nm=audio 9 RTP/AVP 0\n" + String.join("\n", lines) + "\n"))
        .filter(offer -> offer.media().size() < SdpReader.MAX_MEDIA);
  }
}
