package org.confab.mediaserver.avmcu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.confab.mediaserver.audio.SourceState;
import org.confab.mediaserver.mcu.FakeDialog;
import org.confab.mediaserver.mcu.McuRefused;
import org.confab.protocol.mcu.McuLeg;
import org.confab.protocol.rtp.MediaComponent;
import org.junit.jupiter.api.Test;

/** Legs of a process that died, or of another media server, go on. */
class ResumedLegTest extends OneAvConference {
  @Test
  void aLegOfAnotherMcuGoesOnAfterANewOffer() {
    mcu.join(conference, "bob", TestAvMcu.offer());
    McuLeg before = conference.news().orElseThrow().members().get(0).legs().get(0);
    AvConference after = provide(1, List.of(TestAvMcu.order("bob", before)));
    FakeDialog dialog = mcu.dialogs.get("bob");
    assertThat(dialog.offers).hasSize(1);
    mcu.called.get(0).answered(TestAvMcu.offer().orElseThrow());
    assertThat(told(after).media()).hasSize(1);
    assertThat(leg(1).remote).isPresent();
  }

  @Test
  void onTheSamePortsALegOfAnotherProcessGoesOnUnasked() {
    mcu.engine.portsStay = true;
    mcu.join(conference, "bob", TestAvMcu.offer());
    McuLeg before = conference.news().orElseThrow().members().get(0).legs().get(0);
    AvConference after = provide(1, List.of(TestAvMcu.order("bob", before)));
    assertThat(mcu.dialogs.get("bob").offers).isEmpty();
    assertThat(leg(1).local(MediaComponent.RTP)).isEqualTo(leg(0).local(MediaComponent.RTP));
    assertThat(leg(1).remote).isEqualTo(leg(0).remote);
    assertThat(leg(1).source).isEqualTo(leg(0).source.takenOver(leg(0).source.at()));
    assertThat(leg(0).abandoned).isTrue();
    assertThat(told(after).media()).hasSize(1);
  }

  @Test
  void aFaultAtOneLegThatIsTakenOverDoesNotCostTheOthersTheirs() {
    mcu.engine.portsStay = true;
    mcu.join(conference, "bob", TestAvMcu.offer());
    McuLeg before = conference.news().orElseThrow().members().get(0).legs().get(0);
    mcu.faulty = "carol";
    AvConference after =
        provide(1, List.of(TestAvMcu.order("carol", before), TestAvMcu.order("bob", before)));
    assertThat(after.size()).isOne();
    assertThat(told(after).media()).hasSize(1);
  }

  @Test
  void theServerIsToldWhereToGoOnWhenMuchWasSent() {
    mcu.engine.portsStay = true;
    mcu.join(conference, "bob", TestAvMcu.offer());
    assertThat(conference.news()).isPresent();
    leg(0).source = new SourceState(7, 70_000, 90, 5, 1);
    leg(0).listener.ahead();
    mcu.passTime();
    McuLeg now = conference.news().orElseThrow().members().get(0).legs().get(0);
    provide(1, List.of(TestAvMcu.order("bob", now)));
    assertThat(leg(1).source).isEqualTo(leg(0).source.takenOver(1));
  }

  @Test
  void anOfferThatMeetsAnotherIsMadeAgain() {
    mcu.join(conference, "bob", TestAvMcu.offer());
    McuLeg before = conference.news().orElseThrow().members().get(0).legs().get(0);
    provide(1, List.of(TestAvMcu.order("bob", before)));
    mcu.called.get(0).declined(491);
    mcu.passTime();
    assertThat(mcu.dialogs.get("bob").offers).hasSize(2);
  }

  @Test
  void anOfferThatCouldNotBeSentYetIsMadeAgainButNotForEver() {
    mcu.join(conference, "bob", TestAvMcu.offer());
    McuLeg before = conference.news().orElseThrow().members().get(0).legs().get(0);
    AvConference after = provide(1, List.of(TestAvMcu.order("bob", before)));
    for (int each = 0; each < AvLimits.DEFAULT.offers(); each++) {
      mcu.called.get(0).declined(503);
      mcu.passTime();
      assertThat(after.size()).isEqualTo(1);
    }
    assertThat(mcu.dialogs.get("bob").offers).hasSize(1 + AvLimits.DEFAULT.offers());
    mcu.called.get(0).declined(503);
    assertThat(after.size()).isZero();
    assertThat(mcu.dialogs.get("bob").ended).isTrue();
  }

  @Test
  void aLegThatIsRefusedLeavesNoDialogBehind() {
    mcu.join(conference, "bob", TestAvMcu.offer());
    McuLeg before = conference.news().orElseThrow().members().get(0).legs().get(0);
    mcu.engine.places = 1;
    AvConference after = provide(1, List.of(TestAvMcu.order("bob", before)));
    assertThat(after.size()).isZero();
    assertThat(mcu.dialogs.get("bob").abandoned).isTrue();
  }

  @Test
  void aConferenceWhoseSuccessorIsRefusedIsForgotten() {
    mcu.engine.most = 0;
    assertThatThrownBy(() -> provide(1, List.of())).isInstanceOf(McuRefused.class);
    assertThat(mcu.mcus.find(TestAvMcu.URI)).isEmpty();
    assertThat(conference.ended()).isTrue();
  }
}
