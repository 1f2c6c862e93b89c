package org.confab.mediaserver.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SdpBodyTest {
  private static final String MULTIPART =
      "multipart/alternative;boundary=\"" + Descriptions.BOUNDARY + "\"";

  private static void refused(Refusal why, String type, String body) {
    assertThatThrownBy(() -> SdpBody.read(type, Descriptions.bytes(body)))
        .isInstanceOfSatisfying(
            DescriptionRefused.class, refused -> assertThat(refused.why()).isEqualTo(why));
  }

  @Test
  void ofAlternativesTheLastIsTaken() {
    assertThat(SdpBody.read(MULTIPART, Descriptions.bytes(Descriptions.ALTERNATIVES)))
        .isEqualTo(Descriptions.read(Descriptions.COMMUNICATOR));
  }

  @Test
  void anAlternativeThatCannotBeReadIsPassedOver() {
    String body =
        Descriptions.ALTERNATIVES.replace("m=audio 34853 RTP/AVP", "m=audio unreadable RTP/AVP");
    assertThat(SdpBody.read(MULTIPART, Descriptions.bytes(body)).media().get(0).port()).isZero();
  }

  @Test
  void aPlainBodyIsRead() {
    assertThat(
            SdpBody.read("Application/SDP; charset=utf-8", Descriptions.bytes(Descriptions.PHONE)))
        .isEqualTo(Descriptions.read(Descriptions.PHONE));
  }

  @Test
  void whatIsNoDescriptionIsRefused() {
    refused(Refusal.NOT_SDP, "text/plain", Descriptions.PHONE);
    refused(Refusal.UNREADABLE, "application/sdp", "");
    refused(Refusal.UNREADABLE, "application/sdp", "m=audio\n");
    refused(Refusal.UNREADABLE, MULTIPART, "nothing");
    refused(Refusal.UNREADABLE, "multipart/alternative", Descriptions.ALTERNATIVES);
  }
}
