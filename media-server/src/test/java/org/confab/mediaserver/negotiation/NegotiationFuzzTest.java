package org.confab.mediaserver.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.confab.protocol.fuzz.Mutations;
import org.confab.protocol.sdp.IceCredentials;
import org.confab.protocol.sdp.SdpReader;
import org.confab.protocol.sdp.SessionDescription;
import org.confab.protocol.srtp.SrtpKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** Offers as they come in an INVITE: each is answered in full or refused with a reason. */
class NegotiationFuzzTest {
  private static final String MULTIPART =
      "multipart/alternative;boundary=\"" + Descriptions.BOUNDARY + "\"";

  private static final String LYNC = "x-message app send:src,x-pli recv:src,x-pli";

  static List<byte[]> bodies() {
    return Mutations.texts(
        Descriptions.COMMUNICATOR,
        Descriptions.DRAFT6,
        Descriptions.PHONE,
        Descriptions.PHONE + Descriptions.PHONE_VIDEO + "a=rtcp-fb:* " + LYNC + "\r\n",
        "--%s\r\nContent-Type: application/sdp\r\n\r\n%s\r\n--%s\r\nContent-Type: application/sdp\r\n\r\n%s\r\n--%s--\r\n"
            .formatted(
                Descriptions.BOUNDARY,
                Descriptions.DRAFT6,
                Descriptions.BOUNDARY,
                Descriptions.COMMUNICATOR,
                Descriptions.BOUNDARY));
  }

  @MethodSource("bodies")
  @FuzzTest(maxDuration = "10s")
  void hostile_offers_are_answered_or_refused(byte[] bytes) {
    negotiated(bytes);
  }

  static void negotiated(byte[] bytes) {
    check("application/sdp", bytes);
    check(MULTIPART, bytes);
    check(new String(bytes, StandardCharsets.ISO_8859_1), bytes);
  }

  private static void check(String contentType, byte[] body) {
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
      SessionDescription offer = SdpBody.read(contentType, body);
      SessionDescription answer = negotiation.answer(offer).description();
      assertThat(answer.media()).hasSameSizeAs(offer.media());
      assertThat(SdpReader.read(answer.bytes()).media()).hasSameSizeAs(answer.media());
    } catch (DescriptionRefused refused) {
      assertThat(refused.why().status()).isBetween(400, 499);
    }
  }

  @Test
  void changedOffersAreAnsweredOrRefused() {
    Mutations.of(bodies()).run(500, this::hostile_offers_are_answered_or_refused);
  }
}
