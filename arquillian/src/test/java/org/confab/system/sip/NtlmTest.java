package org.confab.system.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The test's own NTLM against a recorded sign-in to a real server of that generation. */
class NtlmTest {
  private static final Ntlm RECORDED =
      Ntlm.ofSessionKey(HexFormat.of().parseHex("6742fbe37bb1946b49d86a525bd29a9b"));

  @Test
  void derivesTheKeyOfThePassword() {
    assertThat(Ntlm.passwordKey("COSMO", "User", "Pa$$word"))
        .isEqualTo(HexFormat.of().parseHex("164b086e00d2f393529fa3a98209f99e"));
  }

  @Test
  void signsAsTheRecordedClientDid() {
    assertThat(
            RECORDED.sign(
                "<NTLM><13317733><1><SIP Communications Service><cosmo-ocs-r2.cosmo.local>"
                    + "<4037df9284354df39065195bd57a4b14><3><REGISTER><sip:user@cosmo.local>"
                    + "<3e49177a52><sip:user@cosmo.local><><><><>"))
        .isEqualTo("0100000029618e9651b65a7764000000");
  }

  @Test
  void expectsWhatTheRecordedServerSigned() {
    assertThat(
            RECORDED.expected(
                "<NTLM><9616454F><1><SIP Communications Service><cosmo-ocs-r2.cosmo.local>"
                    + "<4037df9284354df39065195bd57a4b14><3><REGISTER><sip:user@cosmo.local>"
                    + "<3e49177a52><sip:user@cosmo.local><5E61CCD925D17E043D9A74835A88F664><><>"
                    + "<7200><200>"))
        .isEqualTo("01000000e615438a917661be64000000");
  }
}
