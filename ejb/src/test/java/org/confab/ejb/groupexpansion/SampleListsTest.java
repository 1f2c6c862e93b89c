package org.confab.ejb.groupexpansion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.confab.core.groupexpansion.DistributionList;
import org.confab.core.groupexpansion.InMemoryDistributionListStore;
import org.confab.core.groupexpansion.ListEntry;
import org.confab.core.groupexpansion.MailAddress;
import org.confab.core.sample.SampleOrganisation;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

class SampleListsTest {
  private final InMemoryDistributionListStore store = new InMemoryDistributionListStore();

  @Test
  void aMemberThatIsAListOfTheSampleBecomesASubList() {
    SampleOrganisation sample =
        SampleOrganisation.read(
            "example.org",
            "user,display name,title,department,office,phone\n",
            "list,display name,members\nsales,Sales,alice emea\nemea,Emea,carol\n",
            "",
            "secret");

    new SampleLists(store).load(sample);

    assertThat(store.find(MailAddress.parse("sales@example.org")))
        .contains(
            new DistributionList(
                MailAddress.parse("sales@example.org"),
                "Sales",
                List.of(
                    new ListEntry.Person(SipUri.parse("sip:alice@example.org")),
                    new ListEntry.SubList(MailAddress.parse("emea@example.org")))));
    assertThat(store.find(MailAddress.parse("emea@example.org"))).isPresent();
  }
}
