package org.confab.web.meet;

import static org.assertj.core.api.Assertions.assertThat;

import org.confab.protocol.conference.ConferenceId;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

class MeetPageTest {
  private static final ConferenceUri FOCUS =
      ConferenceUri.focus(SipUri.parse("sip:alice@litwareinc.com"), ConferenceId.of("AB12CD34"));

  @Test
  void itsLinkOpensTheConferenceInAClient() {
    assertThat(MeetPage.of(FOCUS, "Alice"))
        .contains("href=\"conf:sip:alice@litwareinc.com;gruu;opaque=app:conf:focus:id:AB12CD34\"")
        .contains("Alice invites you")
        .doesNotContain("${", "<script", "<link", "<img");
  }

  @Test
  void namesAreEscaped() {
    assertThat(MeetPage.of(FOCUS, "<b>\"&")).contains("&lt;b&gt;&quot;&amp;");
  }

  @Test
  void whereThereIsNoneItSaysSoAndLinksNowhere() {
    assertThat(MeetPage.unknown()).contains("no such conference").doesNotContain("href", "${");
  }
}
