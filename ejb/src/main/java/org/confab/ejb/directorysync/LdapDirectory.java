package org.confab.ejb.directorysync;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import org.confab.core.NamedSecrets;
import org.confab.core.directorysync.AttributeMap;
import org.confab.core.directorysync.DirectorySettings;
import org.confab.core.directorysync.DirectorySource;
import org.confab.core.directorysync.DirectoryUnavailable;

/** A directory behind LDAP (RFC 4511): Active Directory and those that are like it, or another. */
final class LdapDirectory implements DirectorySource {
  private final DirectorySettings settings;
  private final LdapConnector connector;

  LdapDirectory(DirectorySettings settings, NamedSecrets secrets) {
    this.settings = settings;
    this.connector = new LdapConnector(settings, secrets);
  }

  @Override
  public Session connect() {
    LDAPConnection connection = connector.connect();
    try {
      return LdapSession.on(connection, settings);
    } catch (LDAPException failed) {
      connection.close();
      throw new DirectoryUnavailable(Sentences.of(failed), failed);
    }
  }

  /** What is usually read belongs to it: a version that reads more reads everything anew. */
  @Override
  public String scope() {
    return NameKey.of(
        settings.base()
            + "\n"
            + settings.attributes()
            + AttributeMap.ofActiveDirectory()
            + AttributeMap.ofOthers());
  }
}
