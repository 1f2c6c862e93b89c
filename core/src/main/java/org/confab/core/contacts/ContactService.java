package org.confab.core.contacts;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.subscription.Stripes;
import org.confab.protocol.contacts.Contact;
import org.confab.protocol.contacts.ContactAnswer;
import org.confab.protocol.contacts.ContactChange;
import org.confab.protocol.contacts.ContactCommand;
import org.confab.protocol.contacts.ContactDelta;
import org.confab.protocol.contacts.ContactGroup;
import org.confab.protocol.contacts.ContactList;
import org.confab.protocol.presence.PresenceFault;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;

/**
 * Changes of contact lists ([MS-SIP] 3.7): each raises the list's number by exactly one and reaches
 * every endpoint of the owner; a command that counts on another number is answered with 409.
 */
public final class ContactService {
  /** Most contacts of one user. */
  public static final int MAX_CONTACTS = 1000;

  private final ContactStore store;
  private final RoamingContactsPackage roaming;
  private final Stripes stripes;
  private final ContactListener listener;

  /** Works on that store, and tells that package and that listener. */
  public ContactService(
      ContactStore store,
      RoamingContactsPackage roaming,
      Stripes stripes,
      ContactListener listener) {
    this.store = store;
    this.roaming = roaming;
    this.stripes = stripes;
    this.listener = listener;
  }

  /**
   * Carries out a command of the owner.
   *
   * @throws Refused {@code 409} for another number, {@code 400} for a change that the list does not
   *     allow, {@code 403} beyond the limits
   */
  public ContactAnswer execute(SipUri owner, ContactCommand command) {
    Outcome outcome = stripes.with(owner, () -> change(owner.aor(), command));
    if (outcome.change() instanceof ContactChange.ContactAdded added) {
      listener.added(owner.aor(), added.contact().key());
    }
    return outcome.answer();
  }

  /** A command of that endpoint was refused: it is told the number that it can count on. */
  public void refused(EndpointId endpoint) {
    roaming.remind(endpoint.aor(), endpoint);
  }

  /**
   * Adds a contact in the name of the administrator; nothing happens if the owner has it already.
   *
   * @param group name of the group, made if there is none; {@code ~} is the default one
   */
  public void importContact(SipUri owner, SipUri contact, String displayName, String group) {
    stripes.with(
        owner,
        () -> {
          addToGroup(owner.aor(), contact, displayName, group);
          return true;
        });
  }

  /** A user's list as it is now. */
  public ContactList list(SipUri owner) {
    return store.load(owner.aor());
  }

  /**
   * Adds a contact as {@link #importContact} does, and whoever is added hears of it.
   *
   * @return the list's number afterwards; empty, and nothing changes, if the owner has the contact
   * @throws Refused {@code 403} beyond the limits
   */
  public Optional<Long> add(SipUri owner, SipUri contact, String displayName, String group) {
    Optional<Long> raised =
        stripes.with(
            owner,
            () -> {
              if (find(store.load(owner.aor()), contact).isPresent()) {
                return Optional.<Long>empty();
              }
              addToGroup(owner.aor(), contact, displayName, group);
              return Optional.of(store.load(owner.aor()).deltaNumber());
            });
    if (raised.isPresent()) {
      listener.added(owner.aor(), contact.aor());
    }
    return raised;
  }

  /**
   * Removes a contact in the name of the administrator.
   *
   * @return the list's number afterwards; empty, and nothing changes, if the owner has no such one
   */
  public Optional<Long> remove(SipUri owner, SipUri contact) {
    return stripes.with(
        owner,
        () -> {
          ContactList list = store.load(owner.aor());
          return find(list, contact)
              .map(known -> new ContactChange.ContactDeleted(known.uri()))
              .map(change -> applied(owner.aor(), list, change).answer().deltaNumber());
        });
  }

  private record Outcome(ContactAnswer answer, ContactChange change) {}

  private Outcome change(SipUri owner, ContactCommand command) {
    ContactList list = store.load(owner);
    if (list.deltaNumber() != command.deltaNumber()) {
      throw stale(command.deltaNumber(), list.deltaNumber());
    }
    return applied(owner, list, planned(list, command));
  }

  private static ContactChange planned(ContactList list, ContactCommand command) {
    if (command instanceof ContactCommand.AddGroup add) {
      return new ContactChange.GroupAdded(
          new ContactGroup(freeId(list), add.name(), add.externalUri()));
    } else if (command instanceof ContactCommand.ModifyGroup modify) {
      existing(list, modify.group().id());
      return new ContactChange.GroupModified(modify.group());
    } else if (command instanceof ContactCommand.DeleteGroup delete) {
      return groupDeletion(list, delete.id());
    } else if (command instanceof ContactCommand.SetContact set) {
      return contactChange(list, set.contact());
    }
    SipUri uri = ((ContactCommand.DeleteContact) command).uri();
    return new ContactChange.ContactDeleted(
        find(list, uri).orElseThrow(() -> bad("no such contact: " + uri)).uri());
  }

  private static ContactChange groupDeletion(ContactList list, int id) {
    existing(list, id);
    if (list.contacts().stream().anyMatch(contact -> contact.groups().contains(id))) {
      throw bad("group " + id + " is not empty");
    }
    return new ContactChange.GroupDeleted(id);
  }

  private Outcome applied(SipUri owner, ContactList list, ContactChange change) {
    if (!stored(owner, list.deltaNumber(), change)) {
      throw stale(list.deltaNumber(), store.load(owner).deltaNumber());
    }
    long raised = list.deltaNumber() + 1;
    roaming.changed(owner, new ContactDelta(raised, change));
    Optional<Integer> groupId =
        change instanceof ContactChange.GroupAdded added
            ? Optional.of(added.group().id())
            : Optional.empty();
    return new Outcome(new ContactAnswer(groupId, raised), change);
  }

  /**
   * Another server may have changed the list since it was loaded. Where both make a user's first
   * change, a store can only fail: whether that was the reason, the number tells.
   */
  private boolean stored(SipUri owner, long deltaNumber, ContactChange change) {
    try {
      return store.apply(owner, deltaNumber, change);
    } catch (RuntimeException failed) {
      if (store.load(owner).deltaNumber() == deltaNumber) {
        throw failed;
      }
      return false;
    }
  }

  private void addToGroup(SipUri owner, SipUri uri, String displayName, String group) {
    ContactList list = store.load(owner);
    if (find(list, uri).isPresent()) {
      return;
    }
    Optional<ContactGroup> known =
        list.groups().stream().filter(one -> one.name().equals(group)).findFirst();
    ContactGroup target = known.orElseGet(() -> new ContactGroup(freeId(list), group, ""));
    if (known.isEmpty()) {
      applied(owner, list, new ContactChange.GroupAdded(target));
    }
    Contact contact =
        new Contact(
            uri, displayName, new TreeSet<>(Set.of(target.id())), true, "", Optional.empty());
    ContactList now = store.load(owner);
    applied(owner, now, contactChange(now, contact));
  }

  private static ContactChange contactChange(ContactList list, Contact contact) {
    Set<Integer> ids = list.groups().stream().map(ContactGroup::id).collect(Collectors.toSet());
    if (!ids.containsAll(contact.groups())) {
      throw bad("no such group among " + contact.groups());
    }
    if (find(list, contact.uri()).isPresent()) {
      return new ContactChange.ContactModified(contact);
    }
    if (list.contacts().size() >= MAX_CONTACTS) {
      throw new Refused(403, Diagnostic.INPUT_TOO_LARGE, "more than " + MAX_CONTACTS + " contacts");
    }
    return new ContactChange.ContactAdded(contact);
  }

  private static Optional<Contact> find(ContactList list, SipUri uri) {
    SipUri key = uri.aor();
    return list.contacts().stream().filter(contact -> contact.key().equals(key)).findFirst();
  }

  private static void existing(ContactList list, int id) {
    if (id == ContactGroup.DEFAULT.id()) {
      throw bad("the default group can be neither changed nor deleted");
    }
    if (list.groups().stream().noneMatch(group -> group.id() == id)) {
      throw bad("no group " + id);
    }
  }

  /**
   * The ids go round with the list's number: one that was given back is not the next to be used,
   * for a device may still know the group that had it.
   */
  private static int freeId(ContactList list) {
    Set<Integer> used = list.groups().stream().map(ContactGroup::id).collect(Collectors.toSet());
    int first = ContactGroup.DEFAULT.id() + 1;
    int ids = ContactGroup.MAX_ID - ContactGroup.DEFAULT.id();
    int start = (int) ((list.deltaNumber() - 1) % ids);
    return IntStream.range(start, start + ids)
        .map(step -> first + step % ids)
        .filter(id -> !used.contains(id))
        .findFirst()
        .orElseThrow(
            () ->
                new Refused(
                    403,
                    Diagnostic.INPUT_TOO_LARGE,
                    "more than " + ContactGroup.MAX_ID + " groups"));
  }

  private static Refused bad(String detail) {
    return new Refused(400, Diagnostic.USER_SERVICES_ERROR, detail);
  }

  private static Refused stale(long sent, long current) {
    return new Refused(
        409,
        Diagnostic.VERSION_OUT_OF_DATE,
        "the contact list has number " + current + ", not " + sent,
        Optional.of(
            new Body(
                PresenceFault.CONTENT_TYPE,
                Xml.bytes(PresenceFault.at(1, sent, current).write()))));
  }
}
