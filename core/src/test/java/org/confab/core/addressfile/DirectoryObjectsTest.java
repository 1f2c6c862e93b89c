package org.confab.core.addressfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.confab.core.SipDomains;
import org.confab.core.directory.MemoryOutsiderStore;
import org.confab.core.directory.MemoryUserStore;
import org.confab.core.directory.OutsiderStoreContract;
import org.confab.core.directory.User;
import org.confab.core.directory.UserStoreContract;
import org.confab.core.groupexpansion.DistributionList;
import org.confab.core.groupexpansion.DistributionListStoreContract;
import org.confab.core.groupexpansion.InMemoryDistributionListStore;
import org.confab.protocol.abs.AbsAttribute;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

class DirectoryObjectsTest {
  private final MemoryUserStore users = new MemoryUserStore();
  private final MemoryOutsiderStore outsiders = new MemoryOutsiderStore();
  private final InMemoryDistributionListStore lists = new InMemoryDistributionListStore();

  @Test
  void peopleAreToldWithWhatIsKnownOfThem() {
    users.add(UserStoreContract.ALICE);

    assertThat(objects().get(0).attributes())
        .isEqualTo(
            Map.of(
                AbsAttribute.DISPLAY_NAME,
                List.of("Alice Archer"),
                AbsAttribute.TITLE,
                List.of("Engineer"),
                AbsAttribute.OFFICE,
                List.of("4/1203"),
                AbsAttribute.SIP_ADDRESS,
                List.of("sip:alice@litwareinc.com"),
                AbsAttribute.WORK_PHONE,
                List.of("+14255550100"),
                AbsAttribute.MAIL,
                List.of("alice@litwareinc.com")));
  }

  @Test
  void whoMayNotSignInIsNotTold() {
    users.add(UserStoreContract.ALICE.withEnabled(false));

    assertThat(objects()).isEmpty();
  }

  @Test
  void whoIsOfADomainThatIsNotServedIsNotTold() {
    users.add(new User(SipUri.of("bea", "fabrikam.com"), "Bea Bunch", "", "", "", "", "", true));

    assertThat(objects()).isEmpty();
  }

  @Test
  void whoHasNoAccountIsToldToo() {
    outsiders.save(
        OutsiderStoreContract.outsider(OutsiderStoreContract.ID, "Zoe Zane", Optional.empty()));

    assertThat(objects().get(0).attributes())
        .containsEntry(AbsAttribute.DISPLAY_NAME, List.of("Zoe Zane"))
        .containsEntry(AbsAttribute.COMPANY, List.of("Fabrikam"))
        .doesNotContainKey(AbsAttribute.SIP_ADDRESS);
  }

  @Test
  void listsAreGroups() {
    lists.save(new DistributionList(DistributionListStoreContract.SALES, "Sales", List.of()));

    assertThat(objects().get(0).attributes())
        .containsEntry(AbsAttribute.MAIL, List.of("sales@litwareinc.com"))
        .containsEntry(AbsAttribute.MAIL_NICKNAME, List.of("sales"))
        .containsKey(AbsAttribute.GROUP_TYPE);
  }

  @Test
  void everybodyIsToldOnceOverManyPages() {
    for (int i = 0; i < 1_201; i++) {
      users.add(UserStoreContract.user("user" + i, "User " + i));
    }

    assertThat(objects().stream().map(AddressBookObject::id))
        .hasSize(1_201)
        .doesNotHaveDuplicates();
  }

  private List<AddressBookObject> objects() {
    List<AddressBookObject> shown = new ArrayList<>();
    new DirectoryObjects(SipDomains.of("litwareinc.com"), users, outsiders, lists).each(shown::add);
    return shown;
  }
}
