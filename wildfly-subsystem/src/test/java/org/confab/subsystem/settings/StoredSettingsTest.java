package org.confab.subsystem.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredSettingsTest {
  private static final String SOCKETS =
      "<socket-binding name=\"sip\" interface=\"public\" port=\"%s\"/>"
          + "<socket-binding name=\"https\" port=\"${jboss.https.port:8443}\"/>";

  private static StoredSettings file(String attributes, String port) {
    return new StoredSettings(
        "<server><subsystem xmlns=\"urn:wildfly:confab:1.0\""
            + attributes
            + "/><subsystem xmlns=\"urn:other:1.0\" domain=\"x\"/>"
            + SOCKETS.formatted(port)
            + "</server>");
  }

  @Test
  void aValueIsReadOrItsDefault() {
    StoredSettings stored = file(" ldap-base=\"o=A &amp; B\" web-ticket-hours=\"9\"", "5060");
    assertThat(stored.value(Setting.LDAP_BASE)).contains("o=A & B");
    assertThat(stored.value(Setting.WEB_TICKET_HOURS)).contains("9");
    assertThat(stored.value(Setting.CERTIFICATE_DAYS)).contains("365");
    assertThat(stored.value(Setting.LDAP_URL)).isEmpty();
  }

  @Test
  void aNewFileKeepsSettingsAndPortsOfTheOldOne() {
    StoredSettings made =
        file(" domain=\"${confab.domain:a}\"", "5060")
            .with(file(" domain=\"$1\" ldap-url=\"ldaps://a\"", "6060"));
    assertThat(made).isEqualTo(file(" domain=\"$1\" ldap-url=\"ldaps://a\"", "6060"));
  }

  @Test
  void whatOnlyTheNewFileHasStaysAndWhatItDoesNotHaveIsNotAskedFor() {
    StoredSettings made =
        file(" domain=\"a\" audit-days=\"${days:9}\" sip-socket-binding=\"sip\"", "5060")
            .with(file(" domain=\"b\" sip-socket-binding=\"mine\" ssl-context=\"mine\"", "5060"));
    assertThat(made)
        .isEqualTo(
            file(" domain=\"b\" audit-days=\"${days:9}\" sip-socket-binding=\"sip\"", "5060"));
    StoredSettings moved =
        file(" sip-socket-binding=\"sip\"", "1").with(file(" sip-socket-binding=\"https\"", "1"));
    assertThat(moved).isEqualTo(file(" sip-socket-binding=\"https\"", "1"));
  }

  @Test
  void aFileFromBeforeThereWereSettingsKeepsNone() {
    StoredSettings fresh = file(" domain=\"a\"", "5060");
    assertThat(fresh.with(file("", "5060"))).isEqualTo(fresh);
  }

  @Test
  void onlyVariablesThatAreStoredOtherwiseAreWritten() {
    StoredSettings stored = file(" sip-schemes-udp=\"ntlm,digest\" ldap-url=\"ldaps://a\"", "5060");
    Variables given =
        Variables.of(
            Map.of(
                "CONFAB_SIP_SCHEMES_UDP", "NTLM, Digest",
                "CONFAB_WEB_TICKET_HOURS", "8",
                "CONFAB_LDAP_URL", "",
                "CONFAB_LDAP_BASE", "o=\"A\\B\"",
                "CONFAB_LDAP_CA", "/etc/../ca.pem",
                "CONFAB_LOCATION_TRUSTED", "sip:a@b.example sip:c@b.example",
                "CONFAB_DOMAIN", "filled.in.by.expression"));
    assertThat(given.complaints()).isEmpty();
    assertThat(given.script(stored))
        .containsExactly(
            "/subsystem=confab:write-attribute(name=ldap-base,value=\"o=\\\"A\\\\B\\\"\")",
            "/subsystem=confab:write-attribute(name=ldap-ca,value=\"/ca.pem\")",
            "/subsystem=confab:write-attribute(name=location-trusted,"
                + "value=[\"sip:a@b.example\",\"sip:c@b.example\"])");
  }

  @Test
  void wrongVariablesAreToldAllAtOnce(@TempDir Path folder) throws Exception {
    Map<String, String> wrong =
        Map.of("CONFAB_LDAP_INTERVAL", "0", "CONFAB_CERTIFICATE_DAYS", "never");
    assertThat(Variables.of(wrong).complaints())
        .containsExactly(
            "CONFAB_CERTIFICATE_DAYS: 'never' is not a number from 1 to 3650.",
            "CONFAB_LDAP_INTERVAL: '0' is not a number from 1 to 86400.");
    Path xml = Files.writeString(folder.resolve("standalone.xml"), file("", "1").xml());
    assertThat(Main.run(new String[] {"script", xml.toString()}, wrong)).isEqualTo(2);
    assertThat(Main.run(new String[] {"script", xml.toString()}, Map.of())).isZero();
    assertThat(Main.run(new String[0], Map.of())).isEqualTo(2);
  }

  @Test
  void theProgramWritesTheCarriedFile(@TempDir Path folder) throws Exception {
    Path old = Files.writeString(folder.resolve("old"), file(" domain=\"a\"", "6060").xml());
    Path template = Files.writeString(folder.resolve("new"), file(" domain=\"b\"", "5060").xml());
    Path made = folder.resolve("made");
    String[] order = {"carry", old.toString(), template.toString(), made.toString()};
    assertThat(Main.run(order, Map.of())).isZero();
    assertThat(made).hasContent(Files.readString(old));
  }
}
