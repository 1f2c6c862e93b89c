package org.confab.ejb.contacts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.confab.core.contacts.ContactStore;
import org.confab.protocol.contacts.Contact;
import org.confab.protocol.contacts.ContactChange;
import org.confab.protocol.contacts.ContactGroup;
import org.confab.protocol.contacts.ContactList;
import org.confab.protocol.sip.SipUri;

/** Contact lists in the database. The row of the list is locked while one of its parts changes. */
@ApplicationScoped
@Transactional
public class JpaContactStore implements ContactStore {
  private final EntityManager database;

  @Inject
  JpaContactStore(EntityManager database) {
    this.database = database;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected JpaContactStore() {
    this(null);
  }

  @Override
  public ContactList load(SipUri owner) {
    String key = key(owner);
    ContactListEntity list = database.find(ContactListEntity.class, key);
    if (list == null) {
      return ContactList.EMPTY;
    }
    Stream<ContactGroup> groups =
        database
            .createQuery(
                "select g from ContactGroupEntity g where g.key.owner = :owner order by g.key.id",
                ContactGroupEntity.class)
            .setParameter("owner", key)
            .getResultList()
            .stream()
            .map(ContactGroupEntity::group);
    List<Contact> contacts =
        database
            .createQuery(
                "select c from ContactEntity c where c.key.owner = :owner order by c.added",
                ContactEntity.class)
            .setParameter("owner", key)
            .getResultList()
            .stream()
            .map(ContactEntity::contact)
            .toList();
    return new ContactList(
        list.delta(), Stream.concat(Stream.of(ContactGroup.DEFAULT), groups).toList(), contacts);
  }

  @Override
  public boolean apply(SipUri owner, long deltaNumber, ContactChange change) {
    String key = key(owner);
    ContactListEntity list =
        database.find(ContactListEntity.class, key, LockModeType.PESSIMISTIC_WRITE);
    long current = list == null ? ContactList.FIRST_NUMBER : list.delta();
    if (current != deltaNumber) {
      return false;
    }
    if (list == null) {
      database.persist(new ContactListEntity(key, deltaNumber + 1));
    } else {
      list.raise();
    }
    carryOut(key, deltaNumber, change);
    database.flush(); // a first change of another server at the same time fails here
    return true;
  }

  private void carryOut(String owner, long deltaNumber, ContactChange change) {
    if (change instanceof ContactChange.GroupAdded added) {
      database.persist(new ContactGroupEntity(owner, added.group()));
    } else if (change instanceof ContactChange.GroupModified modified) {
      database.merge(new ContactGroupEntity(owner, modified.group()));
    } else if (change instanceof ContactChange.GroupDeleted deleted) {
      remove(ContactGroupEntity.class, new ContactGroupEntity.Key(owner, deleted.id()));
    } else if (change instanceof ContactChange.ContactAdded added) {
      database.persist(new ContactEntity(owner, added.contact(), deltaNumber));
    } else if (change instanceof ContactChange.ContactModified modified) {
      Contact contact = modified.contact();
      find(ContactEntity.class, new ContactEntity.Key(owner, contact.key().address()))
          .ifPresent(row -> row.set(contact));
    } else if (change instanceof ContactChange.ContactDeleted deleted) {
      remove(ContactEntity.class, new ContactEntity.Key(owner, key(deleted.uri())));
    }
  }

  private <T> Optional<T> find(Class<T> type, Object key) {
    return Optional.ofNullable(database.find(type, key));
  }

  private <T> void remove(Class<T> type, Object key) {
    find(type, key).ifPresent(database::remove);
  }

  private static String key(SipUri uri) {
    return uri.aor().address();
  }
}
