package org.confab.ws.groupexpansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import org.confab.core.SipDomains;
import org.confab.core.directory.MemoryOutsiderStore;
import org.confab.core.directory.User;
import org.confab.core.directory.UserCache;
import org.confab.core.groupexpansion.DistributionList;
import org.confab.core.groupexpansion.ExpansionLimits;
import org.confab.core.groupexpansion.GroupExpansion;
import org.confab.core.groupexpansion.InMemoryDistributionListStore;
import org.confab.core.groupexpansion.ListEntry;
import org.confab.core.groupexpansion.MailAddress;
import org.confab.protocol.sip.SipUri;
import org.confab.ws.groupexpansion.wire.DLExpansion;
import org.confab.ws.groupexpansion.wire.DLMember;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DistributionListExpanderEndpointTest {
  private static final SipUri CAROL = SipUri.parse("sip:carol@litwareinc.com");
  private static final SipUri GONE = SipUri.parse("sip:gone@litwareinc.com");

  private final InMemoryDistributionListStore lists = new InMemoryDistributionListStore();
  private final UserCache users = new UserCache(SipDomains.of("litwareinc.com"));
  private final MemoryOutsiderStore outsiders = new MemoryOutsiderStore();
  private final DistributionListExpanderEndpoint endpoint =
      new DistributionListExpanderEndpoint(
          new GroupExpansion(lists, users, outsiders, () -> ExpansionLimits.DEFAULT));

  @BeforeEach
  void fill() {
    users.put(new User(CAROL, "Carol", "c@litwareinc.com", "", "", "", "", true));
    users.put(new User(GONE, "Gone", "", "", "", "", "", false));
    MailAddress emea = MailAddress.parse("emea@litwareinc.com");
    MailAddress sales = MailAddress.parse("sales@litwareinc.com");
    lists.save(
        new DistributionList(
            emea, "Emea", List.of(new ListEntry.Person(CAROL), new ListEntry.Person(GONE))));
    lists.save(new DistributionList(sales, "Sales", List.of(new ListEntry.SubList(emea))));
  }

  @Test
  void aMemberCarriesWhatIsKnownAndNothingElse() {
    DLExpansion answer = endpoint.queryDLMembers("sales@litwareinc.com", null);

    assertThat(answer.getStatus()).isEqualTo("Success");
    assertThat(answer.getMember())
        .extracting(DLMember::getSipUri, DLMember::getMail, DLMember::getMailNickname)
        .containsExactly(
            tuple("sip:carol@litwareinc.com", "c@litwareinc.com", "carol"),
            tuple(null, null, "gone"));
  }

  @Test
  void subListsAreMarkedIfAskedFor() {
    DLExpansion answer = endpoint.queryDLMembers("sales@litwareinc.com", true);

    assertThat(answer.getMember())
        .singleElement()
        .satisfies(
            group -> {
              assertThat(group.isIsGroup()).isTrue();
              assertThat(group.getMail()).isEqualTo("emea@litwareinc.com");
              assertThat(group.getSipUri()).isNull();
            });
  }

  @Test
  void anUnknownListAndNoneAtAllAreNotFound() {
    assertThat(endpoint.queryDLMembers("nolist@litwareinc.com", false).getStatus())
        .isEqualTo("NotFound");
    assertThat(endpoint.queryDLMembers(null, null).getStatus()).isEqualTo("NotFound");
  }
}
