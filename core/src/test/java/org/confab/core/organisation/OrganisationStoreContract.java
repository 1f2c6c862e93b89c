package org.confab.core.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

/** What every {@link OrganisationStore} keeps to. */
public interface OrganisationStoreContract {
  SipUri ALICE = SipUri.parse("sip:alice@litwareinc.com");
  SipUri BOB = SipUri.parse("sip:bob@litwareinc.com");
  SipUri CAROL = SipUri.parse("sip:carol@litwareinc.com");

  /** An empty store; alice, bob and carol are users. */
  OrganisationStore store();

  @Test
  default void whoReportsToWhomIsFoundFromBothSides() {
    OrganisationStore store = store();
    store.assign(CAROL, Optional.of(ALICE));
    store.assign(BOB, Optional.of(ALICE));

    assertThat(store.managers(List.of(ALICE, BOB, CAROL)))
        .isEqualTo(Map.of(BOB, ALICE, CAROL, ALICE));
    assertThat(store.managers(List.of())).isEmpty();
    assertThat(store.reports(ALICE, 10)).containsExactly(BOB, CAROL);
    assertThat(store.reports(ALICE, 1)).containsExactly(BOB);
    assertThat(store.reports(BOB, 10)).isEmpty();
  }

  @Test
  default void somebodyReportsToOneAtMost() {
    OrganisationStore store = store();
    store.assign(CAROL, Optional.of(ALICE));
    store.assign(CAROL, Optional.of(BOB));
    assertThat(store.managers(List.of(CAROL))).isEqualTo(Map.of(CAROL, BOB));

    store.assign(CAROL, Optional.empty());
    store.assign(CAROL, Optional.empty());
    assertThat(store.managers(List.of(CAROL))).isEmpty();
    assertThat(store.reports(BOB, 10)).isEmpty();
  }
}
