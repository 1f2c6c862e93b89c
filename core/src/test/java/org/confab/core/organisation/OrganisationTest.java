package org.confab.core.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.confab.core.SipDomains;
import org.confab.core.accounts.AccountRefused;
import org.confab.core.directory.User;
import org.confab.core.directory.UserCache;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrganisationTest {
  private static final SipUri ALICE = SipUri.parse("sip:alice@litwareinc.com");
  private static final SipUri BOB = SipUri.parse("sip:bob@litwareinc.com");
  private static final SipUri NOBODY = SipUri.parse("sip:nobody@litwareinc.com");

  private final UserCache users = new UserCache(SipDomains.of("litwareinc.com"));
  private final MemoryOrganisationStore store = new MemoryOrganisationStore();
  private final Organisation organisation = new Organisation(users, store);

  @BeforeEach
  void people() {
    users.put(new User(ALICE, "Alice", "", "", "", "", "", true));
    users.put(new User(BOB, "Bob", "", "", "", "", "", true));
  }

  @Test
  void somebodyReportsToWhomTheAdministratorSaysUntilItIsTakenBack() {
    organisation.assign(BOB, ALICE);
    assertThat(store.reports(ALICE, 9)).containsExactly(BOB);
    assertThat(organisation.of(BOB)).contains(ALICE);
    assertThat(organisation.reset(BOB)).isEmpty();
    assertThat(store.managers(List.of(BOB))).isEmpty();
  }

  @Test
  void unknownPeopleAndOneselfAreRefused() {
    assertThatThrownBy(() -> organisation.assign(NOBODY, ALICE)).isInstanceOf(AccountRefused.class);
    assertThatThrownBy(() -> organisation.assign(BOB, NOBODY)).isInstanceOf(AccountRefused.class);
    assertThatThrownBy(() -> organisation.reset(NOBODY)).isInstanceOf(AccountRefused.class);
    assertThatIllegalArgumentException().isThrownBy(() -> organisation.assign(BOB, BOB));
    assertThat(store.managers(List.of(BOB))).isEmpty();
  }
}
