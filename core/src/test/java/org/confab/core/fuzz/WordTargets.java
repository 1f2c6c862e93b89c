package org.confab.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.confab.core.Refused;
import org.confab.core.access.AdminName;
import org.confab.core.access.AdminRole;
import org.confab.core.addressfile.NumberRules;
import org.confab.core.authentication.SignInScheme;
import org.confab.core.authentication.SourceNetwork;
import org.confab.core.certificates.DeviceId;
import org.confab.core.certificates.Fingerprint;
import org.confab.core.clients.ClientRules;
import org.confab.core.figures.WebOperation;
import org.confab.core.groupexpansion.MailAddress;
import org.confab.core.kerberos.Realms;
import org.confab.core.peers.Peer;
import org.confab.core.peers.Peers;
import org.confab.core.policy.PolicyScope;
import org.confab.core.registrar.Preference;
import org.confab.core.routing.Breadth;
import org.confab.core.webticket.ServicePort;
import org.confab.protocol.fuzz.FuzzTarget;

/** Words and lines: of clients in headers and documents, and of administrators in settings. */
final class WordTargets {
  private WordTargets() {}

  static List<FuzzTarget<?>> all() {
    return List.of(
        FuzzTarget.text("contact-preference", Preference.class)
            .seeds("0.7", "1", "1.000", " 0.125", "0.")
            .codec(Preference::parse, Preference::asString),
        FuzzTarget.text("breadth", Breadth.class)
            .seeds("60", "1", "2147483648")
            .refusing(Refused.class)
            .reads(text -> Breadth.of(Optional.of(text))),
        FuzzTarget.text("mail-address", MailAddress.class)
            .seeds("SMTP:Sales@litwareinc.com", "emea@litwareinc.com", "sip:a.b+c@x.test")
            .codec(MailAddress::parse, MailAddress::asString),
        FuzzTarget.text("device-id", DeviceId.class)
            .seeds("{8F9E5C31-4AB2-5A0D-8D9A-F149AAE6954A}", "epid-1")
            .codec(DeviceId::of, DeviceId::value),
        FuzzTarget.text("fingerprint", Fingerprint.class)
            .seeds("AB:CD:".repeat(9) + "AB:CD", "0f".repeat(32))
            .codec(Fingerprint::parse, Fingerprint::hex),
        FuzzTarget.text("administrator", AdminName.class, AdminRole.class)
            .seeds("admin", "help-desk.1", "operator")
            .holds(
                text -> {
                  assertThat(AdminRole.of(text)).isNotNull();
                  assertThat(AdminName.of(text).value()).matches(AdminName.FORM);
                }),
        FuzzTarget.text("source-network", SourceNetwork.class)
            .seeds("127.0.0.1", "2001:db8:0:0:0:0:0:1", "fe80:0:0:0:1:2:3:4%eth0")
            .reads(SourceNetwork::of),
        FuzzTarget.text("web-path", ServicePort.class, WebOperation.class)
            .seeds(
                "/groupexpansion/service.svc",
                "https://sip.litwareinc.com:8443/CertProv/CertProvisioningService.svc/WebTicket",
                "directorySearch")
            .holds(
                text -> {
                  assertThat(ServicePort.ofPath(text)).isNotNull();
                  assertThat(ServicePort.ofAddress(text)).isNotNull();
                  assertThat(WebOperation.ofPath(text)).isNotNull();
                  assertThat(WebOperation.ofElement(text)).isNotNull();
                }),
        FuzzTarget.text("policy-scope", PolicyScope.class)
            .seeds("global", "site:redmond", "sip:Alice@litwareinc.com")
            .codec(PolicyScope::parse, PolicyScope::asString),
        FuzzTarget.text("number-rules", NumberRules.class)
            .seeds(
                "# Redmond\n\\+?1?(425)[\\s-]*(\\d{3})(\\d{4})\n+1$1$2$3\n\n(\\d{5})\ntel:+1425555$1",
                "[0-9]{2,8}\n$0;ext=1")
            .only(30_000, "each has expressions to compile")
            .holds(
                text -> {
                  NumberRules read = NumberRules.parse(text);
                  assertThat(read.asString()).endsWith("E164\r\n\r\n");
                  assertThat(read.normalize("+1 (425) 555-0100")).isNotNull();
                }),
        FuzzTarget.text("client-rules", ClientRules.class)
            .seeds(
                "block UCCAPI < 3.5.6907.83\nallow-with-url OC* https://x.test/new; allow *",
                "block-and-upgrade RTC >= 1.3")
            .holds(
                text -> {
                  ClientRules read = ClientRules.parse(text);
                  assertThat(read.of("UCCAPI/3.5.6907.0 OC/3.5.6907.0 (Communicator)")).isNotNull();
                  assertThat(read.of(text)).isNotNull();
                }),
        FuzzTarget.text("sign-in-schemes", SignInScheme.class)
            .seeds("Kerberos,NTLM", "tls-dsk , Digest")
            .reads(SignInScheme::parse),
        FuzzTarget.text("kerberos-realms", Realms.class)
            .seeds("AD.LITWAREINC.COM=litwareinc.com", "A=b, C=d")
            .reads(Realms::parse),
        FuzzTarget.text("peers", Peers.class, Peer.class)
            .seeds(
                "pbx.x.test=192.0.2.7:5061,trusted;edge.x.test=[2001:db8::1],domain=y.test",
                "a=127.0.0.1,trusted,domain=b")
            .holds(
                text -> {
                  Peers read = Peers.parse(text);
                  assertThat(read.all()).hasSizeLessThanOrEqualTo(Peers.MAX);
                  assertThat(read.hosts()).doesNotContainNull();
                }));
  }
}
