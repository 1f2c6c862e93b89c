package org.confab.core.directorysync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.confab.core.directory.DirectoryId;
import org.confab.protocol.fuzz.FuzzTarget;

/** What a directory of others says of people and groups. */
public final class EntryTargets {
  private static final String BY_LINE = "\\R";

  private EntryTargets() {}

  /** One for each. */
  public static List<FuzzTarget<?>> all() {
    return List.of(
        FuzzTarget.text("directory-entry", EntryReader.class, Expiry.class)
            .seeds(
                """
                objectClass: person
                msRTCSIP-PrimaryUserAddress: sip:alice@litwareinc.com
                displayName: Alice
                telephoneNumber: tel:+1 (425) 555-0100;ext=7
                userAccountControl: 512
                accountExpires: 9223372036854775807
                sAMAccountName: alice
                """,
                """
                objectClass: group
                mail: SMTP:sales@litwareinc.com
                cn: Sales
                hideDLMembership: TRUE
                """,
                """
                objectClass: inetOrgPerson
                proxyAddresses: SMTP:a@x.test
                mail: a@x.test
                accountExpires: 20261121120000.0Z
                """)
            .only(10_000, "each is read with all attributes of two directories")
            .holds(
                text -> {
                  RawEntry raw = entry(text);
                  assertThat(reader(AttributeMap.ofActiveDirectory()).read(raw)).isNotNull();
                  assertThat(reader(AttributeMap.ofOthers()).read(raw)).isNotNull();
                }),
        FuzzTarget.text("directory-name", EntryName.class)
            .seeds("cn=Alice\\, B,ou=People,dc=litware,dc=com", "uid=a")
            .holds(text -> assertThat(new EntryName(text).domain()).isNotNull()),
        FuzzTarget.text("directory-expiry", Expiry.class)
            .seeds("20261121120000Z", "20261121120000.5Z", "133770312000000000", "0", "-1")
            .holds(text -> assertThat(Expiry.read(text)).isNotNull()),
        FuzzTarget.text("directory-attributes", AttributeMap.class)
            .seeds("sip=mail|proxyAddresses; name = cn;hidden=", "phone=telephoneNumber")
            .reads(text -> AttributeMap.ofOthers().with(text).all()));
  }

  private static EntryReader reader(AttributeMap map) {
    return new EntryReader(map);
  }

  private static RawEntry entry(String text) {
    Map<String, List<String>> attributes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : text.split(BY_LINE, -1)) {
      int colon = line.indexOf(": ");
      if (colon > 0) {
        attributes
            .computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
            .add(line.substring(colon + 2));
      }
    }
    return new RawEntry(
        new DirectoryId("id-1"),
        new EntryName("cn=x,dc=litware,dc=com"),
        attributes,
        List.of(),
        Optional.empty(),
        Optional.empty());
  }
}
