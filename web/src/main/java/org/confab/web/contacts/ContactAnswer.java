package org.confab.web.contacts;

import java.util.List;
import org.confab.protocol.contacts.Contact;
import org.confab.protocol.contacts.ContactGroup;
import org.confab.protocol.contacts.ContactList;
import org.confab.web.answer.Member;

/** A contact in the list of a user. */
record ContactAnswer(
    @Member(example = "sip:bob@litwareinc.com") String uri,
    @Member(example = "Bob") String name,
    @Member("The names of its groups; the default group is called ~") List<String> groups,
    @Member("Whether the user follows the presence") boolean subscribed) {

  static ContactAnswer of(ContactList list, Contact contact) {
    List<String> groups =
        list.groups().stream()
            .filter(group -> contact.groups().contains(group.id()))
            .map(ContactGroup::name)
            .toList();
    return new ContactAnswer(
        contact.uri().asString(), contact.name(), groups, contact.subscribed());
  }
}
