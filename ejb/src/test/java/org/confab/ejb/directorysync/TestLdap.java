package org.confab.ejb.directorysync;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.confab.core.directorysync.DirectorySettings;

/** A directory of UnboundID in this process, on loopback, with two people and a group. */
final class TestLdap implements AutoCloseable {
  static final String BASE = "dc=litwareinc,dc=com";
  static final String READER = "cn=reader," + BASE;
  static final String PASSWORD = "secret-of-reader";

  final InMemoryDirectoryServer server;
  private final Path folder;

  TestLdap(Path folder, InMemoryListenerConfig listener) throws LDAPException {
    this.folder = folder;
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
    config.addAdditionalBindCredentials(READER, PASSWORD);
    config.setListenerConfigs(listener);
    config.setAuthenticationRequiredOperationTypes(
        com.unboundid.ldap.sdk.OperationType.SEARCH, com.unboundid.ldap.sdk.OperationType.ADD);
    server = new InMemoryDirectoryServer(config);
    add(BASE, "objectClass: domain", "dc: litwareinc");
    add("ou=people," + BASE, "objectClass: organizationalUnit", "ou: people");
    person("alice");
    person("bob");
    server.startListening();
  }

  static TestLdap plain(Path folder) throws LDAPException {
    return new TestLdap(
        folder, InMemoryListenerConfig.createLDAPConfig("plain", loopback(), 0, null));
  }

  static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }

  /** Adds an entry whatever may be added; lines as in LDIF. */
  void add(String name, String... lines) throws LDAPException {
    String[] ldif = new String[lines.length + 1];
    ldif[0] = "dn: " + name;
    System.arraycopy(lines, 0, ldif, 1, lines.length);
    try {
      server.add(ldif);
    } catch (com.unboundid.ldif.LDIFException e) {
      throw new IllegalArgumentException(e);
    }
  }

  void person(String name) throws LDAPException {
    add(
        at(name),
        "objectClass: inetOrgPerson",
        "cn: " + name,
        "sn: " + name,
        "displayName: " + name + " of Litware",
        "mail: " + name + "@litwareinc.com",
        "telephoneNumber: +1 (425) 555-0100");
  }

  static String at(String name) {
    return "cn=" + name + ",ou=people," + BASE;
  }

  void change(String... lines) throws LDAPException {
    try {
      server.modify(lines);
    } catch (com.unboundid.ldif.LDIFException e) {
      throw new IllegalArgumentException(e);
    }
  }

  DirectorySettings settings(Map<String, String> more) {
    Map<String, String> all = new HashMap<>();
    all.put("confab.ldap.url", "ldap://127.0.0.1:" + server.getListenPort());
    all.put("confab.ldap.bind.dn", READER);
    all.put("confab.ldap.password.file", file("password", PASSWORD + "\n").toString());
    all.put("confab.ldap.base", BASE);
    all.putAll(more);
    return DirectorySettings.of(name -> Optional.ofNullable(all.get(name))).orElseThrow();
  }

  Path file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.shutDown(true);
  }
}
