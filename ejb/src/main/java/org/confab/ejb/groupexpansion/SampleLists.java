package org.confab.ejb.groupexpansion;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.confab.core.groupexpansion.DistributionList;
import org.confab.core.groupexpansion.DistributionListStore;
import org.confab.core.groupexpansion.ListEntry;
import org.confab.core.groupexpansion.MailAddress;
import org.confab.core.sample.SampleImport;
import org.confab.core.sample.SampleOrganisation;
import org.confab.protocol.sip.SipUri;

/** The distribution lists of the sample organisation. */
@Dependent
class SampleLists implements SampleImport {
  private final DistributionListStore store;

  @Inject
  SampleLists(DistributionListStore store) {
    this.store = store;
  }

  @Override
  public int place() {
    return 1;
  }

  @Override
  public void load(SampleOrganisation organisation) {
    Set<String> lists =
        organisation.lists().stream()
            .map(SampleOrganisation.DistributionList::address)
            .collect(Collectors.toSet());
    for (SampleOrganisation.DistributionList list : organisation.lists()) {
      List<ListEntry> entries =
          list.members().stream().map(member -> entry(member, lists)).toList();
      store.save(
          new DistributionList(MailAddress.parse(list.address()), list.displayName(), entries));
    }
  }

  private static ListEntry entry(String member, Set<String> lists) {
    return lists.contains(member)
        ? new ListEntry.SubList(MailAddress.parse(member))
        : new ListEntry.Person(SipUri.parse("sip:" + member));
  }
}
