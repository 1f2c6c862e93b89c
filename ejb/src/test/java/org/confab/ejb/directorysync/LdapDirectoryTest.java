package org.confab.ejb.directorysync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.AddRequest;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.unboundidds.controls.IgnoreNoUserModificationRequestControl;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.confab.core.NamedSecrets;
import org.confab.core.directory.DirectoryId;
import org.confab.core.directory.Numbers;
import org.confab.core.directorysync.DirectoryEntry;
import org.confab.core.directorysync.DirectoryGroup;
import org.confab.core.directorysync.DirectoryPerson;
import org.confab.core.directorysync.DirectorySource.Reading;
import org.confab.core.directorysync.DirectorySource.Session;
import org.confab.core.directorysync.DirectoryUnavailable;
import org.confab.core.directorysync.EntryName;
import org.confab.core.directorysync.SyncCookie;
import org.confab.core.photos.Photo;
import org.confab.core.photos.Pictures;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LdapDirectoryTest {
  @TempDir Path folder;
  private TestLdap ldap;

  @BeforeEach
  void start() throws LDAPException {
    ldap = TestLdap.plain(folder);
  }

  @AfterEach
  void stop() {
    ldap.close();
  }

  private Reading read(Optional<SyncCookie> since, List<DirectoryEntry> into) {
    return read(since, into, Map.of());
  }

  private Reading read(
      Optional<SyncCookie> since, List<DirectoryEntry> into, Map<String, String> settings) {
    try (Session session =
        new LdapDirectory(ldap.settings(settings), NamedSecrets.NONE).connect()) {
      assertThat(session.tellsDeletions()).isFalse();
      return session.changes(since, page -> into.addAll(page.entries()));
    }
  }

  private List<DirectoryEntry> all() {
    List<DirectoryEntry> all = new ArrayList<>();
    assertThat(read(Optional.empty(), all).complete()).isTrue();
    return all;
  }

  private static List<String> names(List<DirectoryEntry> entries) {
    return entries.stream()
        .map(entry -> entry.name().normalised().replaceFirst("cn=([^,]*),.*", "$1"))
        .toList();
  }

  @Test
  void peopleAreReadWithWhatTheirAttributesTell() {
    DirectoryPerson alice = (DirectoryPerson) all().get(0);

    assertThat(alice.address()).contains(SipUri.parse("sip:alice@litwareinc.com"));
    assertThat(alice.enabled()).isTrue();
    assertThat(alice.name()).isEqualTo(new EntryName(TestLdap.at("alice")));
    assertThat(alice.card().displayName()).isEqualTo("alice of Litware");
    assertThat(alice.card().phone()).isEqualTo("+14255550100");
  }

  @Test
  void picturesSuperiorsAndFurtherNumbersAreRead() throws LDAPException {
    byte[] large = Pictures.jpeg("large", Photo.MAX_BYTES + 1);
    byte[] none = "no picture".getBytes(StandardCharsets.UTF_8);
    byte[] right = Pictures.jpeg("carol", 5_000);
    ldap.add(
        TestLdap.at("carol"),
        "objectClass: inetOrgPerson",
        "cn: carol",
        "sn: carol",
        "homePhone: +39 (02) 1",
        "mobile: 333 2",
        "manager: CN=Alice, OU=People, DC=litwareinc, DC=com",
        "jpegPhoto:: " + Base64.getEncoder().encodeToString(large),
        "jpegPhoto:: " + Base64.getEncoder().encodeToString(none),
        "jpegPhoto:: " + Base64.getEncoder().encodeToString(right));

    DirectoryPerson carol = (DirectoryPerson) all().get(2);
    assertThat(carol.manager()).contains(new EntryName(TestLdap.at("alice")));
    assertThat(carol.card().numbers()).isEqualTo(new Numbers("+39021", "3332", ""));
    assertThat(carol.photo().orElseThrow().bytes()).isEqualTo(right);
    DirectoryPerson alice = (DirectoryPerson) all().get(0);
    assertThat(alice.manager()).isEmpty();
    assertThat(alice.photo()).isEmpty();
  }

  @Test
  void groupsAreReadWithTheNamesOfTheirMembers() throws LDAPException {
    ldap.add(
        "cn=sales," + TestLdap.BASE,
        "objectClass: groupOfNames",
        "objectClass: extensibleObject",
        "cn: sales",
        "mail: Sales@litwareinc.com",
        "member: CN=Alice, OU=People, DC=litwareinc, DC=com",
        "member: cn=nobody\\, really," + TestLdap.BASE);

    DirectoryGroup sales =
        all().stream()
            .filter(DirectoryGroup.class::isInstance)
            .map(DirectoryGroup.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(sales.address().orElseThrow().asString()).isEqualTo("sales@litwareinc.com");
    assertThat(sales.members()).hasSize(2).contains(new EntryName(TestLdap.at("alice")));
  }

  @Test
  void manyPagesAreOneReading() throws LDAPException {
    for (int i = 0; i < 2 * PagedSearch.PAGE; i++) {
      ldap.person("person" + i);
    }
    assertThat(all()).hasSize(2 * PagedSearch.PAGE + 2);
  }

  @Test
  void onlyWhatHasChangedIsReadAgainAndWhatIsRemovedIsNotThereAnyMore() throws LDAPException {
    // The second in which an entry changes counts once more: these have to be older.
    ldap.server.delete(TestLdap.at("alice"));
    ldap.server.delete(TestLdap.at("bob"));
    addOld("alice");
    addOld("bob");
    List<DirectoryEntry> first = new ArrayList<>();
    Reading reading = read(Optional.empty(), first);
    assertThat(names(first)).containsExactly("alice", "bob");
    ldap.change("dn: " + TestLdap.at("bob"), "changetype: modify", "replace: title", "title: CEO");

    List<DirectoryEntry> second = new ArrayList<>();
    reading = read(Optional.of(reading.next()), second);
    assertThat(reading.complete()).isFalse();
    assertThat(names(second)).contains("bob");

    List<DirectoryEntry> third = new ArrayList<>();
    read(Optional.of(reading.next()), third);
    assertThat(names(third)).containsExactly("bob");

    ldap.server.delete(TestLdap.at("alice"));
    Map<DirectoryId, EntryName> present = new HashMap<>();
    try (Session session =
        new LdapDirectory(ldap.settings(Map.of()), NamedSecrets.NONE).connect()) {
      session.present(present::putAll);
    }
    assertThat(present).containsOnlyKeys(first.get(1).id());
  }

  /** Somebody who was last changed years ago. */
  private void addOld(String name) throws LDAPException {
    AddRequest add =
        new AddRequest(
            TestLdap.at(name),
            new Attribute("objectClass", "inetOrgPerson"),
            new Attribute("cn", name),
            new Attribute("sn", name),
            new Attribute("mail", name + "@litwareinc.com"),
            new Attribute("entryUUID", "00000000-0000-4000-8000-00000000000" + name.length()),
            new Attribute("modifyTimestamp", "20200101000000Z"));
    add.addControl(new IgnoreNoUserModificationRequestControl());
    ldap.server.add(add);
  }

  @Test
  void anEntryThatDoesNotSayWhichItIsIsNotOverlooked() throws LDAPException {
    ldap.change("dn: " + TestLdap.at("bob"), "changetype: modify", "add: pager", "pager: 1");
    Map<String, String> byPager = Map.of("confab.ldap.attributes", "id=pager");
    try (Session session = new LdapDirectory(ldap.settings(byPager), NamedSecrets.NONE).connect()) {
      assertThat(session.metUnnamed()).isFalse();
      session.changes(Optional.empty(), page -> assertThat(names(page.entries())).contains("bob"));
      assertThat(session.metUnnamed()).isTrue();
    }
    try (Session session = new LdapDirectory(ldap.settings(byPager), NamedSecrets.NONE).connect()) {
      session.present(page -> assertThat(page).hasSize(1));
      assertThat(session.metUnnamed()).isTrue();
    }
    try (Session session =
        new LdapDirectory(ldap.settings(Map.of()), NamedSecrets.NONE).connect()) {
      session.present(page -> assertThat(page).hasSize(2));
      assertThat(session.metUnnamed()).isFalse();
    }
  }

  @Test
  void otherAttributesMayTellTheAddress() {
    List<DirectoryEntry> all = new ArrayList<>();
    read(Optional.empty(), all, Map.of("confab.ldap.attributes", "sip=pager;name=sn"));
    DirectoryPerson alice = (DirectoryPerson) all.get(0);
    assertThat(alice.address()).isEmpty();
    assertThat(alice.card().displayName()).isEqualTo("alice");
  }

  @Test
  void aWrongPasswordAMissingBaseAndASilentServerAreSaidWithoutSecrets() {
    Path wrong = ldap.file("wrong", "not-the-password");
    LdapDirectory refused =
        new LdapDirectory(
            ldap.settings(Map.of("confab.ldap.password.file", wrong.toString())),
            NamedSecrets.NONE);
    assertThatExceptionOfType(DirectoryUnavailable.class)
        .isThrownBy(refused::connect)
        .withMessageContaining("invalid credentials")
        .withMessageContaining("ldap://127.0.0.1:")
        .withMessageNotContaining("not-the-password");

    assertThatExceptionOfType(DirectoryUnavailable.class)
        .isThrownBy(
            () ->
                read(
                    Optional.empty(),
                    new ArrayList<>(),
                    Map.of("confab.ldap.base", "ou=nowhere," + TestLdap.BASE)))
        .withMessageContaining("no such object");

    LdapDirectory silent = new LdapDirectory(ldap.settings(Map.of()), NamedSecrets.NONE);
    ldap.server.shutDown(true);
    assertThatExceptionOfType(DirectoryUnavailable.class)
        .isThrownBy(silent::connect)
        .withMessageContaining("connect error");
  }

  @Test
  void theSecondServerIsAskedWhenTheFirstDoesNotAnswer() {
    int port = ldap.server.getListenPort();
    String both = "ldap://127.0.0.1:1 ldap://127.0.0.1:" + port;
    List<DirectoryEntry> all = new ArrayList<>();
    read(Optional.empty(), all, Map.of("confab.ldap.url", both));
    assertThat(names(all)).containsExactly("alice", "bob");
  }

  @Test
  void aReferralIsNotFollowed() throws Exception {
    try (ServerSocket elsewhere = new ServerSocket(0, 1, TestLdap.loopback())) {
      elsewhere.setSoTimeout(1);
      ldap.add(
          "ou=elsewhere," + TestLdap.BASE,
          "objectClass: top",
          "objectClass: referral",
          "objectClass: extensibleObject",
          "ou: elsewhere",
          "ref: ldap://127.0.0.1:" + elsewhere.getLocalPort() + "/ou=people,dc=example");

      assertThat(all()).hasSize(2);

      assertThatThrownBy(elsewhere::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }
}
