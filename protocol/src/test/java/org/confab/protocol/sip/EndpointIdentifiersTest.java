package org.confab.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The identifiers of a real Communicator 2007 R2 sign-in ([MS-SIPRE] 3.2, 3.4.5.1). */
class EndpointIdentifiersTest {
  @Test
  void anInstanceIsDerivedFromItsEpid() {
    assertThat(InstanceId.fromEpid(Epid.of("01010101")).uuid())
        .hasToString("4b1682a8-f968-5701-83fc-7c6741dc6697");
    assertThat(InstanceId.fromEpid(Epid.of("c8ca638a15")).uuid())
        .hasToString("34d859db-6585-5f91-a3b4-de853c15347d");
  }

  @Test
  void aGruuNamesTheInstance() {
    InstanceId instance = InstanceId.parse("\"<urn:uuid:34D859DB-6585-5F91-A3B4-DE853C15347D>\"");
    assertThat(Gruu.ofEndpoint(SipUri.parse("sip:user@cosmo.local"), instance).asString())
        .isEqualTo("sip:user@cosmo.local;opaque=user:epid:21nYNIVlkV-jtN6FPBU0fQAA;gruu");
  }

  @Test
  void theDeviceIsReadBackFromAGruu() {
    SipUri gruu =
        SipUri.parse("sip:user@cosmo.local;opaque=user:epid:21nYNIVlkV-jtN6FPBU0fQAA;gruu");
    assertThat(Gruu.endpointToken(gruu)).isEqualTo("21nYNIVlkV-jtN6FPBU0fQAA");
    assertThat(Gruu.endpointToken(gruu.without("gruu"))).isEmpty();
    assertThat(Gruu.application(gruu)).isEmpty();
  }

  @Test
  void epidsCompareWithoutRegardToCase() {
    assertThat(Epid.of("CDCFEF8F18")).isEqualTo(Epid.of("cdcfef8f18"));
    assertThatThrownBy(() -> Epid.of("a;b")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Epid.of("x".repeat(65))).isInstanceOf(IllegalArgumentException.class);
  }
}
