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

  private Optional<String> userOf(String principal) {
    return userOf("AD.TEST=litwareinc.com", principal);
  }

  private Optional<String> userOf(String realms, String principal) {
    MemoryAccountNames directory =
        new MemoryAccountNames()
            .with("bob", "sip:robert@litwareinc.com")
            .with("bobby", "sip:bob@litwareinc.com")
            .with("r.b@ad.test", "sip:robert@litwareinc.com")
            .with("x@other.test", "sip:robert@litwareinc.com");
    return new PrincipalMapping(Realms.parse(realms), names, directory)
        .userOf(KerberosName.parse(principal))
        .map(SipUri::asString);
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

  @ParameterizedTest
  @CsvSource({
    "bob@AD.TEST,",
    "bob@CORP.TEST,",
    "bobby@CORP.TEST, sip:bobby@litwareinc.com",
    "r.b@AD.TEST, sip:robert@litwareinc.com",
    "R.B@CORP.TEST, sip:r.b@litwareinc.com",
    "robert@CORP.TEST,",
    "alice@AD.TEST, sip:alice@litwareinc.com",
    "x@OTHER.TEST,"
  })
  void ofTwoRealmsNoneHasTheNamesWithoutARealm(String principal, String user) {
    assertThat(userOf("AD.TEST=litwareinc.com,CORP.TEST=litwareinc.com", principal))
        .isEqualTo(Optional.ofNullable(user));
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
