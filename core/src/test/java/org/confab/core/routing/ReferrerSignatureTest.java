package org.confab.core.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.confab.core.MovableClock;
import org.confab.core.Refused;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferrerSignatureTest {
  private static final SipUri ALICE = SipUri.of("alice", "litwareinc.com");
  private static final SipUri BOB = SipUri.of("bob", "litwareinc.com");
  private static final SipUri CAROL = SipUri.of("carol", "litwareinc.com");
  private static final String BY_ALICE =
      "\"Al;ms-identity=x\" <sip:alice@litwareinc.com>;cid=\"1\"";
  private static final String TO_CAROL = "<sip:Carol@litwareinc.com?Replaces=a%3Bb>";

  private final MovableClock clock = new MovableClock();
  private final ReferrerSignature signature =
      new ReferrerSignature(new byte[32], "sip.litwareinc.com", clock);

  @Test
  void whoWasReferredCallsInTheNameOfTheReferrerAndTheSignatureGoesNoFurther() {
    String carried = signature.signed(BY_ALICE, BOB, TO_CAROL);
    assertThat(carried)
        .startsWith(BY_ALICE + ";ms-identity=\"")
        .contains(";ms-identity-info=\"sip:sip.litwareinc.com\"");
    assertThat(signature.verified(carried, BOB, CAROL)).isEqualTo(BY_ALICE);
  }

  @ParameterizedTest
  @CsvSource({
    "sip:alice@litwareinc.com, sip:erin@litwareinc.com",
    "ms-identity=\", ms-identity=\"A",
    "ms-identity-cookie=\"1, ms-identity-cookie=\"2"
  })
  void whatWasChangedOnTheWayIsRefused(String from, String to) {
    String carried = signature.signed("<sip:alice@litwareinc.com>", BOB, TO_CAROL);
    refused(carried.replace(from, to), BOB, CAROL);
  }

  @Test
  void theSignatureIsForThisRefereeAndThisTargetAndForAWhile() {
    String carried = signature.signed(BY_ALICE, BOB, TO_CAROL);
    refused(carried, CAROL, CAROL);
    refused(carried, BOB, ALICE);
    clock.forward(ReferrerSignature.LIFETIME);
    refused(carried, BOB, CAROL);
  }

  @Test
  void theHeaderMayNameAnotherReferee() {
    String forwarded = BY_ALICE + ";ms-referee-uri=\"sip:dan@litwareinc.com\"";
    String carried = signature.signed(forwarded, BOB, TO_CAROL);
    assertThat(signature.verified(carried, SipUri.of("dan", "litwareinc.com"), CAROL))
        .isEqualTo(forwarded);
    refused(carried, BOB, CAROL);
  }

  @Test
  void whatClaimsNothingPassesAndAnothersSignatureIsTakenOff() {
    assertThat(signature.verified(BY_ALICE, BOB, CAROL)).isEqualTo(BY_ALICE);
    assertThat(
            signature.verified(
                "<sip:x@other.test>;ms-identity=\"AA\";ms-identity-info=\"sip:other.test\";cid=\"1\"",
                BOB,
                CAROL))
        .isEqualTo("<sip:x@other.test>;cid=\"1\"");
  }

  @Test
  void aReferrerCannotBringASignatureOfHisOwn() {
    String carried =
        signature.signed("<sip:alice@litwareinc.com>;ms-identity=\"forged\"", BOB, TO_CAROL);
    assertThat(carried).doesNotContain("forged");
    assertThat(signature.verified(carried, BOB, CAROL)).isEqualTo("<sip:alice@litwareinc.com>");
  }

  @Test
  void forATelephoneNumberThereIsNoSignature() {
    assertThat(signature.signed(BY_ALICE, BOB, "<tel:+14255550100>")).isEqualTo(BY_ALICE);
  }

  private void refused(String referredBy, SipUri sender, SipUri target) {
    assertThatThrownBy(() -> signature.verified(referredBy, sender, target))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(403);
              assertThat(refused.diagnostic().id()).isEqualTo(1020);
            });
  }
}
