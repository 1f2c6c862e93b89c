package org.confab.protocol.sipae;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.confab.protocol.sip.RawMessage;
import org.junit.jupiter.api.Test;

class SignatureInputTest {
  private static final AuthenticationHeader HEADER =
      AuthenticationHeader.parse("NTLM realm=\"foo\", targetname=\"bar\"");

  private static String input(int version, String message) {
    byte[] bytes = message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    byte[] out = SignatureInput.of(version, HEADER, "1B6D47A1", "11", RawMessage.parse(bytes));
    return new String(out, StandardCharsets.UTF_8);
  }

  private static String ringing(String more) {
    return """
        SIP/2.0 180 Ringing
        From: "Sender" <sip:sender@company.com>;tag=2420628112;epid=54392e1c
        To: <sip:recipient@company.com>;tag=7aee15546a;epid=3102EB8BD1
        CSeq: 1 INVITE
        Call-ID: 41CEg82ECa0AC8i3DD7mE673t9CF4b19DAxF780x
        %s
        """
        .formatted(more);
  }

  @Test
  void an_asserted_identity_is_signed_as_written() {
    assertThat(
            input(4, ringing("P-Asserted-Identity: \"Recipient\" <SIP:recipient@company.com>\n")))
        .isEqualTo(
            "<NTLM><1B6D47A1><11><foo><bar><41CEg82ECa0AC8i3DD7mE673t9CF4b19DAxF780x><1><INVITE>"
                + "<sip:sender@company.com><2420628112><sip:recipient@company.com><7aee15546a>"
                + "<SIP:recipient@company.com><><><180>");
  }

  @Test
  void version_two_leaves_out_identities() {
    assertThat(input(2, ringing("P-Asserted-Identity: <sip:a@b>\nExpires: 7200\n")))
        .isEqualTo(
            "<NTLM><1B6D47A1><11><foo><bar><41CEg82ECa0AC8i3DD7mE673t9CF4b19DAxF780x><1><INVITE>"
                + "<sip:sender@company.com><2420628112><7aee15546a><7200><180>");
  }

  @Test
  void a_request_ends_without_a_status() {
    assertThat(input(3, "BYE sip:a SIP/2.0\nf: sip:a@b;tag=1\nt: sip:c@d\ni: 2\nCSeq: 3 BYE\n\n"))
        .isEqualTo("<NTLM><1B6D47A1><11><foo><bar><2><3><BYE><sip:a@b><1><sip:c@d><><><><>");
  }

  @Test
  void a_telephone_number_comes_second_wherever_it_stands() {
    assertThat(input(3, ringing("P-Asserted-Identity: <tel:+1>, \"x,y\" <sip:a@b>\n")))
        .contains("<sip:a@b><tel:+1><><180>");
    assertThat(input(3, ringing("P-Asserted-Identity: <tel:+1>\nP-Asserted-Identity: <sip:a@b>\n")))
        .contains("<sip:a@b><tel:+1><><180>");
  }

  @Test
  void a_preferred_identity_counts_if_none_is_asserted() {
    assertThat(input(3, ringing("P-Preferred-Identity: <sip:c@d>, <tel:+2>\n")))
        .contains("<sip:c@d><tel:+2><><180>");
    assertThat(
            input(3, ringing("P-Preferred-Identity: <sip:c@d>\nP-Asserted-Identity: <tel:+1>\n")))
        .contains("<><tel:+1><><180>");
  }
}
