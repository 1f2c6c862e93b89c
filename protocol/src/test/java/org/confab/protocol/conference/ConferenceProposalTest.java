package org.confab.protocol.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.confab.protocol.xml.Xml;
import org.junit.jupiter.api.Test;

class ConferenceProposalTest {
  @Test
  void readsWhatAClientProposesForANewConference() {
    ConferenceProposal read =
        ConferenceProposal.read(
            Xml.read(
                """
                <ci:conference-info xmlns:ci="urn:ietf:params:xml:ns:conference-info" entity=""
                  xmlns:msci="http://schemas.microsoft.com/rtc/2005/08/confinfoextensions">
                 <ci:conference-description><ci:subject/>
                  <msci:conference-id>C785C6F286141983D93EE946833BC1AF</msci:conference-id>
                  <msci:expiry-time>2026-11-21T09:07:10Z</msci:expiry-time>
                  <msci:admission-policy>openAuthenticated</msci:admission-policy>
                 </ci:conference-description>
                 <ci:users><ci:user entity="sip:bob@x"><ci:roles><ci:entry>presenter</ci:entry></ci:roles></ci:user>
                  <ci:user entity="sip:carol@x"/></ci:users>
                 <msci:conference-view><msci:entity-view entity="chat"/><msci:entity-view entity="audio-video"/></msci:conference-view>
                </ci:conference-info>
                """));
    assertThat(read.entity()).isEmpty();
    assertThat(read.subject()).contains("");
    assertThat(read.id()).contains("C785C6F286141983D93EE946833BC1AF");
    assertThat(read.expiry()).contains("2026-11-21T09:07:10Z");
    assertThat(read.admissionPolicy()).contains("openAuthenticated");
    assertThat(read.invitees())
        .contains(
            List.of(
                new ConferenceProposal.Invitee("sip:bob@x", "presenter"),
                new ConferenceProposal.Invitee("sip:carol@x", "")));
    assertThat(read.entityViews())
        .contains(List.of(EntityView.of("chat"), EntityView.of("audio-video")));
    assertThat(read.version()).isEmpty();
    assertThat(read.permanent()).isFalse();
  }

  @Test
  void isSilentWhereTheClientIs() {
    ConferenceProposal read = ConferenceProposal.read(Xml.read("<conference-info/>"));
    assertThat(read.subject()).isEmpty();
    assertThat(read.invitees()).isEmpty();
    assertThat(read.entityViews()).isEmpty();
  }
}
