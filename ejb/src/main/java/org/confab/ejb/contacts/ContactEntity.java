package org.confab.ejb.contacts;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.confab.protocol.contacts.Contact;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;

/** A row of {@code contact}. */
@Entity
@Table(name = "contact")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ContactEntity {
  /** Which contact of whom. */
  @Embeddable
  record Key(String owner, String address) {}

  @EmbeddedId private Key key;
  private String uri;
  private String name;

  @Column(name = "group_ids")
  private String groupIds;

  private boolean subscribed;

  @Column(name = "external_uri")
  private String externalUri;

  private String extension;
  private long added;

  /** For Hibernate. */
  protected ContactEntity() {}

  ContactEntity(String owner, Contact contact, long added) {
    this.key = new Key(owner, contact.key().address());
    this.added = added;
    set(contact);
  }

  final void set(Contact contact) {
    uri = contact.uri().asString();
    name = contact.name();
    groupIds = contact.groups().stream().map(String::valueOf).collect(Collectors.joining(" "));
    subscribed = contact.subscribed();
    externalUri = contact.externalUri();
    extension = contact.extension().map(Xml::write).orElse("");
  }

  Contact contact() {
    return new Contact(
        SipUri.parse(uri),
        name,
        Arrays.stream(groupIds.split(" ", -1))
            .map(Integer::valueOf)
            .collect(Collectors.toCollection(TreeSet::new)),
        subscribed,
        externalUri,
        Optional.of(extension).filter(text -> !text.isEmpty()).map(Xml::read));
  }
}
