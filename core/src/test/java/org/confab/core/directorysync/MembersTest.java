package org.confab.core.directorysync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.directorysync.Entries.at;
import static org.confab.core.directorysync.Entries.id;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.confab.core.groupexpansion.ListEntry;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

/** Who is in a list, and how far it is looked for them. */
class MembersTest {
  private final MemoryLinkStore links = new MemoryLinkStore();

  /** Something without an address, with these members if it is a group. */
  private void nothing(String name, List<String> members) {
    links.save(Link.ofNothing(id(name), at(name), ""));
    if (!members.isEmpty()) {
      links.members(id(name), members.stream().map(Entries::at).toList());
    }
  }

  private ListEntry user(String name) {
    SipUri address = SipUri.parse("sip:" + name + "@litwareinc.com");
    links.save(
        new Link(id(name), at(name), Optional.of(address), Optional.empty(), false, true, ""));
    return new ListEntry.Person(address);
  }

  private static List<String> many(String name, int howMany) {
    return IntStream.range(0, howMany).mapToObj(i -> name + i).toList();
  }

  @Test
  void thoseWhoAreNothingHideNoGroupBehindThem() {
    List<String> members = new ArrayList<>(many("contact", 1_001));
    members.forEach(name -> nothing(name, List.of()));
    members.add("team");
    nothing("sales", members);
    nothing("team", List.of("alice"));
    ListEntry alice = user("alice");

    assertThat(new Members(links).of(id("sales"))).containsExactly(alice);
  }

  @Test
  void aThousandGroupsAreOpenedAndNoMore() {
    List<String> teams = many("team", 1_001);
    List<ListEntry> people = many("user", 1_001).stream().map(this::user).toList();
    for (int i = 0; i < teams.size(); i++) {
      nothing(teams.get(i), List.of("user" + i));
    }
    nothing("sales", teams);

    assertThat(new Members(links).of(id("sales"))).isEqualTo(people.subList(0, 1_000));
  }
}
