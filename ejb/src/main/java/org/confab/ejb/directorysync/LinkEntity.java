package org.confab.ejb.directorysync;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.confab.core.directory.DirectoryId;
import org.confab.core.directorysync.EntryName;
import org.confab.core.directorysync.Link;
import org.confab.core.groupexpansion.MailAddress;
import org.confab.protocol.sip.SipUri;
import org.jspecify.annotations.Nullable;

/** A row of {@code directory_entries}. */
@Entity
@Table(name = "directory_entries")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class LinkEntity {
  @Id
  @Column(length = 64)
  private String id;

  @Column(nullable = false, length = 2048)
  private String name;

  @Column(name = "name_key", nullable = false, length = 64)
  private String nameKey;

  private @Nullable String owner;

  @Column(name = "list_address")
  private @Nullable String listAddress;

  private boolean outsider;
  private boolean enabled;

  @Column(nullable = false, length = 512)
  private String refused;

  private boolean outdated;
  private @Nullable Instant expires;

  @Column(name = "renaming_to", length = 320)
  private @Nullable String renamingTo;

  @Column(name = "missing_since")
  private @Nullable Instant missingSince;

  @Column(name = "manager_key", length = 64)
  private @Nullable String managerKey;

  /** For Hibernate. */
  protected LinkEntity() {}

  LinkEntity(Link link) {
    id = link.id().text();
    set(link);
  }

  final void set(Link link) {
    name = link.name().normalised();
    nameKey = NameKey.of(link.name());
    owner = link.user().map(SipUri::address).orElse(null);
    listAddress = link.list().map(MailAddress::asString).orElse(null);
    outsider = link.outsider();
    enabled = link.enabled();
    refused = link.refused();
    expires = link.pending().expires().orElse(null);
    renamingTo = link.pending().renamingTo().map(SipUri::address).orElse(null);
  }

  String nameKey() {
    return nameKey;
  }

  void setOutdated(boolean now) {
    outdated = now;
  }

  void setManager(Optional<EntryName> manager) {
    managerKey = manager.map(NameKey::of).orElse(null);
  }

  void setMissingSince(Optional<Instant> since) {
    missingSince = since.orElse(null);
  }

  Link link() {
    return new Link(
        new DirectoryId(id),
        new EntryName(name),
        Optional.ofNullable(owner).map(text -> SipUri.parse("sip:" + text)),
        Optional.ofNullable(listAddress).map(MailAddress::new),
        outsider,
        enabled,
        refused,
        new Link.Pending(
            Optional.ofNullable(expires),
            Optional.ofNullable(renamingTo).map(text -> SipUri.parse("sip:" + text))));
  }
}
