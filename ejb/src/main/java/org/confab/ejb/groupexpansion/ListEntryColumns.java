package org.confab.ejb.groupexpansion;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.confab.core.directory.DirectoryId;
import org.confab.core.groupexpansion.ListEntry;
import org.confab.core.groupexpansion.MailAddress;
import org.confab.protocol.sip.SipUri;

/** What a row of {@code distribution_list_entries} names. */
@Embeddable
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ListEntryColumns {
  @Column(name = "is_list", nullable = false)
  private boolean isList;

  @Column(name = "is_outsider", nullable = false)
  private boolean isOutsider;

  @Column(nullable = false, length = 320)
  private String entry;

  /** For Hibernate. */
  protected ListEntryColumns() {}

  ListEntryColumns(ListEntry named) {
    if (named instanceof ListEntry.SubList inner) {
      isList = true;
      entry = inner.address().asString();
    } else if (named instanceof ListEntry.Person person) {
      entry = person.aor().address();
    } else if (named instanceof ListEntry.Outside outside) {
      isOutsider = true;
      entry = outside.id().text();
    }
  }

  ListEntry entry() {
    if (isOutsider) {
      return new ListEntry.Outside(new DirectoryId(entry));
    }
    return isList
        ? new ListEntry.SubList(MailAddress.parse(entry))
        : new ListEntry.Person(SipUri.parse("sip:" + entry));
  }
}
