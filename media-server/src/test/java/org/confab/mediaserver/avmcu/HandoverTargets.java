package org.confab.mediaserver.avmcu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.confab.protocol.fuzz.FuzzTarget;

/** What one media server leaves to the next of a leg. */
public final class HandoverTargets {
  /** A medium that was found, with keys, and one that was not. */
  private static final String FOUND =
      "50000 MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5 ufra pwd 192.0.2.1 7 ::1 8 "
          + "AES_CM_128_HMAC_SHA1_80 MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5 "
          + "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5 -5 65536 3 -7 9000000000";

  private static final String LOST =
      "50002 MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5 ufra pwd - - - - - - - 5 6 3 7 9";

  private HandoverTargets() {}

  /** The text inside, which is where a changed one goes wrong. */
  public static List<FuzzTarget<?>> all() {
    String description = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\nm=audio 7 RTP/AVP 0 8\r\n";
    return List.of(
        FuzzTarget.text("handover", Handover.class)
            .seeds(
                "1\n2\ntrue\n" + FOUND + "\n" + LOST + "\n" + description,
                "9\n1\nfalse\n" + LOST + "\n-\n" + description)
            .holds(HandoverTargets::read),
        FuzzTarget.text("handover-word", Handover.class)
            .seeds("MQoyCnRydWUKNTAwMDAKLQp4", "", "!")
            .holds(word -> assertThat(Handover.read(word)).isNotNull()),
        FuzzTarget.text("handover-description", Handover.class)
            .seeds(
                description
                    + "a=rtpmap:8 PCMA/8000\r\na=fmtp:8 x=1\r\na=candidate:1 1 tcp-act 1\r\n",
                "m=audio 7 RTP/SAVP 111 0\r\na=rtpmap:111 opus/48000/2\r\n")
            .holds(text -> assertThat(Handover.reduced(text, java.util.Set.of(0, 8))).isNotNull()));
  }

  private static void read(String text) {
    Handover.read(word(text))
        .map(Handover::asString)
        .filter(again -> !again.isEmpty())
        .ifPresent(
            again -> assertThat(Handover.read(again).map(Handover::asString)).contains(again));
  }

  private static String word(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
