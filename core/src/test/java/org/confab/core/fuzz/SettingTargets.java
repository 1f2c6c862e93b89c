package org.confab.core.fuzz;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.confab.core.Settings;
import org.confab.core.SipDomains;
import org.confab.protocol.fuzz.FuzzTarget;

/** What an administrator sets, as a file of properties: any text is settings or told to be none. */
final class SettingTargets {
  private SettingTargets() {}

  static List<FuzzTarget<?>> all() {
    return List.of(
        FuzzTarget.text("settings", Settings.class)
            .seeds(
                """
                confab.domain=litwareinc.com
                confab.sip.port=5060
                confab.web.ticket.hours=8
                confab.sip.schemes.tls=Kerberos,NTLM
                confab.media.server.names=a b,a
                confab.audit.days=365
                confab.metrics.open=true
                confab.metrics.token.file=/tmp/x
                confab.overload.delay=300
                """,
                """
                confab.ldap.url=ldaps://dc1.x.test ldap://[::1]:389
                confab.ldap.attributes=name=cn|displayName;mail=mail
                confab.ldap.bind.dn=cn=x
                confab.ldap.password.alias=ldap
                confab.ldap.interval=60
                confab.ldap.starttls=true
                """,
                """
                confab.kerberos.keytab=/tmp/k
                confab.kerberos.realms=AD.X.TEST=x.test
                confab.location.secondary.url=https://lis.x.test/liservice.svc
                confab.location.secondary.user=u
                confab.location.secondary.password.file=/tmp/p
                confab.location.trusted=sip:pbx@x.test, sip:b@x.test
                confab.street.guide.unknown=mark
                """)
            .refusing(IllegalArgumentException.class, InvalidPathException.class)
            .only(10_000, "each is all settings of a server")
            .reads(SettingTargets::read),
        FuzzTarget.text("sip-domains", SipDomains.class)
            .seeds("litwareinc.com, x.test", "a-1.xn--bcher-kva.test")
            .codec(SipDomains::parse, SipDomains::asString));
  }

  private static Settings read(String text) {
    Properties all = new Properties();
    try {
      all.load(new StringReader(text));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Settings.of(name -> Optional.ofNullable(all.getProperty(name)));
  }
}
