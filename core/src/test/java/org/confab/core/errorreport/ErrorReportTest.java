package org.confab.core.errorreport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.confab.core.Refused;
import org.junit.jupiter.api.Test;

class ErrorReportTest {
  @Test
  void aReportTellsWhatFailedAndWhy() {
    String document =
        """
        <reportError xmlns="http://schemas.microsoft.com/2006/09/sip/error-reporting">
         <error toUri="sip:bob@litwareinc.com" callId="5ec5" fromTag="823b" toTag="4F23"
           contentType="application/sdp;call-type=audiovideo" responseCode="408"
           requestType="INVITE">
          <diagHeader>10000;reason="Gateway returned a SIP failure code"</diagHeader>
          <progressReports><progressReport>
           <diagHeader>12006;reason="Trying next hop"</diagHeader>
          </progressReport></progressReports>
         </error>
        </reportError>
        """;
    assertThat(ErrorReport.parse(document.getBytes(UTF_8)))
        .extracting(ErrorReport::line)
        .containsExactly(
            "INVITE to sip:bob@litwareinc.com: 408 [12006;reason=\"Trying next hop\","
                + " 10000;reason=\"Gateway returned a SIP failure code\"], Call-ID 5ec5");
  }

  @Test
  void anythingElseIsRefused() {
    for (String bad : new String[] {"", "<a/>", "<reportError"}) {
      assertThatThrownBy(() -> ErrorReport.parse(bad.getBytes(UTF_8))).isInstanceOf(Refused.class);
    }
  }
}
