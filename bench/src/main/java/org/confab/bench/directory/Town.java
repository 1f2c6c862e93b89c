package org.confab.bench.directory;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * People with names made of syllables, the same at every run: as many given names as there are
 * first and second syllables, and so many surnames that a few people share one.
 *
 * @param people how many
 * @param listed how many of them are in the one distribution list
 */
record Town(int people, int listed) {
  /** Below which everything is. */
  static final String BASE = "dc=bench,dc=example";

  /** The name of the distribution list. */
  static final String LIST = "everybody-on-it";

  /** What people in the list have as department, for a directory that is asked for them. */
  static final String DEPARTMENT = "On the list";

  private static final String[] SYLLABLES = {
    "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va",
    "we", "xi", "yo", "zu"
  };

  /**
   * Letters of a surname that are looked for: about one in 8,000 people has a name that begins so.
   */
  private static final int SOUGHT = 6;

  /** The beginning of somebody's surname. */
  String sought(int number) {
    return surname(number * 7919 % people).substring(0, SOUGHT);
  }

  /** Everything as LDIF, one entry at a time. */
  void write(String domain, Consumer<String> out) {
    out.accept("dn: " + BASE + "\nobjectClass: domain\ndc: bench\n\n");
    for (int i = 0; i < people; i++) {
      out.accept(person(i, domain));
    }
    StringBuilder list = new StringBuilder();
    list.append("dn: cn=").append(LIST).append(',').append(BASE);
    list.append("\nobjectClass: groupOfNames\nobjectClass: extensibleObject\ncn: ").append(LIST);
    list.append("\nentryUUID: ").append(id(LIST));
    list.append("\nmail: ").append(LIST).append('@').append(domain).append('\n');
    IntStream.range(0, listed).forEach(i -> list.append("member: ").append(name(i)).append('\n'));
    out.accept(list.append('\n').toString());
  }

  private String person(int number, String domain) {
    String given = capital(syllables(number, 2));
    String surname = capital(surname(number));
    String department = number < listed ? "departmentNumber: " + DEPARTMENT + "\n" : "";
    return """
    dn: %s
    objectClass: inetOrgPerson
    entryUUID: %s
    uid: p%06d
    cn: %s %s
    displayName: %s %s
    givenName: %s
    sn: %s
    mail: p%06d@%s
    telephoneNumber: +1425%07d
    title: Citizen
    o: Bench
    %s
    """
        .formatted(
            name(number),
            id(name(number)),
            number,
            given,
            surname,
            given,
            surname,
            given,
            surname,
            number,
            domain,
            number,
            department);
  }

  /** The same at every run: an instance that has followed these people goes on with them. */
  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private static String name(int number) {
    return "uid=p%06d,%s".formatted(number, BASE);
  }

  private static String surname(int number) {
    return syllables(number / 3 * 31 + 17, 4);
  }

  private static String syllables(int number, int count) {
    StringBuilder name = new StringBuilder();
    int rest = number;
    for (int i = 0; i < count; i++) {
      name.append(SYLLABLES[Math.floorMod(rest, SYLLABLES.length)]);
      rest = rest / SYLLABLES.length;
    }
    return name.toString();
  }

  private static String capital(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
