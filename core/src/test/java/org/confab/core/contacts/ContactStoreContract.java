package org.confab.core.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.confab.protocol.contacts.Contact;
import org.confab.protocol.contacts.ContactChange;
import org.confab.protocol.contacts.ContactGroup;
import org.confab.protocol.contacts.ContactList;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.Test;

/** What every store of contact lists has to do. */
public interface ContactStoreContract {
  SipUri ALICE = SipUri.of("alice", "litwareinc.com");
  SipUri BOB = SipUri.of("bob", "litwareinc.com");
  SipUri CAROL = SipUri.of("carol", "litwareinc.com");
  ContactGroup WORK = new ContactGroup(2, "Work", "");

  /** An empty store. */
  ContactStore store();

  static Contact contact(SipUri uri, String name, Integer... groups) {
    return new Contact(uri, name, new TreeSet<>(List.of(groups)), true, "", Optional.empty());
  }

  @Test
  default void somebodyWithoutListHasTheDefaultGroupAndTheFirstNumber() {
    assertThat(store().load(ALICE)).isEqualTo(ContactList.EMPTY);
  }

  @Test
  default void eachChangeRaisesTheNumberByOne() {
    ContactStore store = store();
    assertThat(store.apply(ALICE, 1, new ContactChange.GroupAdded(WORK))).isTrue();
    assertThat(store.apply(ALICE, 2, new ContactChange.ContactAdded(contact(BOB, "", 1, 2))))
        .isTrue();

    assertThat(store.load(ALICE))
        .isEqualTo(
            new ContactList(
                3, List.of(ContactGroup.DEFAULT, WORK), List.of(contact(BOB, "", 1, 2))));
  }

  @Test
  default void aChangeForAnotherNumberChangesNothing() {
    ContactStore store = store();
    store.apply(ALICE, 1, new ContactChange.GroupAdded(WORK));

    assertThat(store.apply(ALICE, 1, new ContactChange.ContactAdded(contact(BOB, "", 1))))
        .isFalse();
    assertThat(store.apply(ALICE, 7, new ContactChange.ContactAdded(contact(BOB, "", 1))))
        .isFalse();
    assertThat(store.apply(BOB, 7, new ContactChange.GroupAdded(WORK))).isFalse();

    assertThat(store.load(ALICE).deltaNumber()).isEqualTo(2);
    assertThat(store.load(ALICE).contacts()).isEmpty();
    assertThat(store.load(BOB)).isEqualTo(ContactList.EMPTY);
  }

  @Test
  default void contactsAndGroupsAreChangedAndDeleted() {
    ContactStore store = store();
    store.apply(ALICE, 1, new ContactChange.GroupAdded(WORK));
    store.apply(ALICE, 2, new ContactChange.ContactAdded(contact(BOB, "", 2)));
    store.apply(ALICE, 3, new ContactChange.ContactAdded(contact(CAROL, "", 1)));
    store.apply(ALICE, 4, new ContactChange.GroupModified(new ContactGroup(2, "Pals", "x")));
    store.apply(ALICE, 5, new ContactChange.ContactModified(contact(BOB, "Bobby", 1)));
    assertThat(store.load(ALICE).groups()).contains(new ContactGroup(2, "Pals", "x"));
    assertThat(store.load(ALICE).contacts()).contains(contact(BOB, "Bobby", 1));

    store.apply(ALICE, 6, new ContactChange.ContactDeleted(CAROL));
    store.apply(ALICE, 7, new ContactChange.GroupDeleted(2));

    assertThat(store.load(ALICE))
        .isEqualTo(
            new ContactList(8, List.of(ContactGroup.DEFAULT), List.of(contact(BOB, "Bobby", 1))));
  }

  @Test
  default void whatTheClientKeepsWithAContactIsKept() {
    ContactStore store = store();
    Contact contact =
        new Contact(
            SipUri.parse("sip:Bob@litwareinc.com"),
            "Bób \u263a",
            new TreeSet<>(List.of(1)),
            false,
            "http://x/?a&b",
            Optional.of(Xml.read("<contactExtension><a b=\"c\">d</a></contactExtension>")));
    store.apply(ALICE, 1, new ContactChange.ContactAdded(contact));

    assertThat(store.load(ALICE).contacts()).containsExactly(contact);
    assertThat(store.load(ALICE).contacts().get(0).uri().asString())
        .isEqualTo("sip:Bob@litwareinc.com");
  }

  @Test
  default void listsOfTwoUsersAreApart() {
    ContactStore store = store();
    store.apply(ALICE, 1, new ContactChange.GroupAdded(WORK));
    store.apply(BOB, 1, new ContactChange.ContactAdded(contact(ALICE, "", 1)));

    assertThat(store.load(BOB).groups()).containsExactly(ContactGroup.DEFAULT);
    assertThat(store.load(ALICE).contacts()).isEmpty();
  }

  @Test
  default void ofChangesForTheSameNumberExactlyOneIsCarriedOut() throws Exception {
    ContactStore store = store();
    store.apply(ALICE, 1, new ContactChange.GroupAdded(WORK));
    for (long number = 2; number < 8; number++) {
      long current = number;
      assertThat(
              Race.of(
                  8,
                  racer ->
                      store.apply(
                          ALICE,
                          current,
                          new ContactChange.ContactAdded(
                              contact(SipUri.of("r" + racer + "-" + current, "x.org"), "", 1)))))
          .filteredOn(Race.Result::won)
          .hasSize(1);
      assertThat(store.load(ALICE).deltaNumber()).isEqualTo(current + 1);
      assertThat(store.load(ALICE).contacts()).hasSize((int) current - 1);
    }
  }

  @Test
  default void ofFirstChangesExactlyOneIsCarriedOut() throws Exception {
    ContactStore store = store();
    assertThat(
            Race.of(
                8,
                racer ->
                    store.apply(
                        ALICE,
                        1,
                        new ContactChange.GroupAdded(new ContactGroup(racer + 2, "G", "")))))
        .filteredOn(Race.Result::won)
        .hasSize(1);
    assertThat(store.load(ALICE).deltaNumber()).isEqualTo(2);
    assertThat(store.load(ALICE).groups()).hasSize(2);
  }

  @Test
  default void textsOfTheGreatestLengthAreKept() {
    ContactStore store = store();
    ContactGroup group = new ContactGroup(63, "n".repeat(256), "e".repeat(1024));
    store.apply(ALICE, 1, new ContactChange.GroupAdded(group));
    Contact contact =
        new Contact(
            SipUri.parse("sip:" + "c".repeat(444) + "@x.org"),
            "n".repeat(256),
            IntStream.rangeClosed(1, 63).boxed().collect(Collectors.toCollection(TreeSet::new)),
            false,
            "e".repeat(1024),
            Optional.of(XmlElement.of("", "contactExtension").withText("x".repeat(1024))));
    store.apply(ALICE, 2, new ContactChange.ContactAdded(contact));

    assertThat(store.load(ALICE).groups()).contains(group);
    assertThat(store.load(ALICE).contacts()).containsExactly(contact);
  }
}
