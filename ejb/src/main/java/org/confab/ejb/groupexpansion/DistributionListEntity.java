package org.confab.ejb.groupexpansion;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.confab.core.groupexpansion.DistributionList;
import org.confab.core.groupexpansion.ListEntry;
import org.confab.core.groupexpansion.MailAddress;

/** A row of {@code distribution_lists} with its entries. */
@Entity
@Table(name = "distribution_lists")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class DistributionListEntity {
  @Id
  @Column(length = 320)
  private String address;

  @Column(name = "display_name", nullable = false, length = 256)
  private String displayName;

  @Column(nullable = false)
  private boolean hidden;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(
      name = "distribution_list_entries",
      joinColumns = @JoinColumn(name = "list_address"))
  @OrderColumn(name = "position")
  private List<ListEntryColumns> entries = new ArrayList<>();

  /** For Hibernate. */
  protected DistributionListEntity() {}

  DistributionListEntity(DistributionList list) {
    address = list.address().asString();
    set(list);
  }

  final void set(DistributionList list) {
    displayName = list.displayName();
    hidden = list.hidden();
    entries.clear();
    list.entries().forEach(entry -> entries.add(new ListEntryColumns(entry)));
  }

  DistributionList list() {
    List<ListEntry> named = entries.stream().map(ListEntryColumns::entry).toList();
    return new DistributionList(MailAddress.parse(address), displayName, named, hidden);
  }
}
