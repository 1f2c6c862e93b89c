package org.confab.core.kerberos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.confab.core.directory.MemoryAccountNames;
import org.confab.protocol.kerberos.KerberosName;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrincipalMappingTest {
  private final InMemoryKerberosNames names = new InMemoryKerberosNames();
  private final PrincipalMapping mapping =
      new PrincipalMapping(
          Realms.parse("AD.TEST=litwareinc.com"),
          names,
          new MemoryAccountNames()
              .with("bob", "sip:robert@litwareinc.com")
              .with("bobby", "sip:bob@litwareinc.com")
              .with("r.b@ad.test", "sip:robert@litwareinc.com")
              .with("x@other.test", "sip:robert@litwareinc.com"));

  private Optional<String> userOf(String principal) {
    return mapping.userOf(KerberosName.parse(principal)).map(SipUri::asString);
  }

  @ParameterizedTest
  @CsvSource({
    "bob@AD.TEST, sip:robert@litwareinc.com",
    "BOB@AD.TEST, sip:robert@litwareinc.com",
    "R.B@AD.TEST, sip:robert@litwareinc.com",
    "bobby@AD.TEST, sip:bob@litwareinc.com",
    "alice@AD.TEST, sip:alice@litwareinc.com",
    "robert@AD.TEST,",
    "bob@OTHER.TEST,",
    "x@OTHER.TEST,"
  })
  void whatTheDirectoryCallsSomebodyCountsBeforeHisAddress(String principal, String user) {
    assertThat(userOf(principal)).isEqualTo(Optional.ofNullable(user));
  }

  @Test
  void whatAnAdministratorSaysCountsBeforeTheDirectory() {
    names.assign(SipUri.parse("sip:robert@litwareinc.com"), KerberosName.parse("rob@AD.TEST"));
    names.assign(SipUri.parse("sip:carol@litwareinc.com"), KerberosName.parse("bobby@AD.TEST"));

    assertThat(userOf("rob@AD.TEST")).contains("sip:robert@litwareinc.com");
    assertThat(userOf("bob@AD.TEST")).isEmpty();
    assertThat(userOf("bobby@AD.TEST")).contains("sip:carol@litwareinc.com");
  }
}
