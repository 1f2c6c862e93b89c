package org.confab.core.contacts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.confab.protocol.contacts.Contact;
import org.confab.protocol.contacts.ContactChange;
import org.confab.protocol.contacts.ContactGroup;
import org.confab.protocol.contacts.ContactList;
import org.confab.protocol.sip.SipUri;

/** Contact lists in a map. */
public final class InMemoryContactStore implements ContactStore {
  private final Map<SipUri, ContactList> lists = new HashMap<>();

  @Override
  public synchronized ContactList load(SipUri owner) {
    return lists.getOrDefault(owner.aor(), ContactList.EMPTY);
  }

  @Override
  public synchronized boolean apply(SipUri owner, long deltaNumber, ContactChange change) {
    ContactList list = load(owner);
    if (list.deltaNumber() != deltaNumber) {
      return false;
    }
    List<ContactGroup> groups = new ArrayList<>(list.groups());
    List<Contact> contacts = new ArrayList<>(list.contacts());
    if (change instanceof ContactChange.GroupAdded added) {
      groups.add(added.group());
    } else if (change instanceof ContactChange.GroupModified modified) {
      groups.replaceAll(one -> one.id() == modified.group().id() ? modified.group() : one);
    } else if (change instanceof ContactChange.GroupDeleted deleted) {
      groups.removeIf(one -> one.id() == deleted.id());
    } else if (change instanceof ContactChange.ContactAdded added) {
      contacts.add(added.contact());
    } else if (change instanceof ContactChange.ContactModified modified) {
      contacts.replaceAll(
          one -> one.key().equals(modified.contact().key()) ? modified.contact() : one);
    } else if (change instanceof ContactChange.ContactDeleted deleted) {
      contacts.removeIf(one -> one.key().equals(deleted.uri().aor()));
    }
    lists.put(owner.aor(), new ContactList(deltaNumber + 1, groups, contacts));
    return true;
  }
}
