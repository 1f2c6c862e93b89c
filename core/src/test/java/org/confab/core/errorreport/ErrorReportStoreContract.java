package org.confab.core.errorreport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

/** What every store of reports has to do. */
public interface ErrorReportStoreContract {
  SipUri ALICE = SipUri.of("alice", "litwareinc.com");
  SipUri BOB = SipUri.of("bob", "litwareinc.com");
  Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  /** An empty store. */
  ErrorReportStore store();

  /** A report with that Call-ID. */
  static ReceivedReport report(SipUri owner, Instant at, String callId) {
    return new ReceivedReport(
        at,
        owner,
        new ErrorReport(
            "sip:dan@litwareinc.com",
            callId,
            "INVITE",
            "408",
            List.of("12006;reason=\"Trying next hop\"", "10000;reason=\"Gateway\"")));
  }

  @Test
  default void reportsComeBackWholeAndTheNewestFirst() {
    ErrorReportStore store = store();
    ReceivedReport first = report(ALICE, NOON, "1");
    ReceivedReport second =
        new ReceivedReport(NOON, BOB, new ErrorReport("", "2", "MESSAGE", "500", List.of()));
    store.add(List.of(first), 10);
    store.add(List.of(second), 10);

    assertThat(store.newest(Optional.empty(), 10)).containsExactly(second, first);
    assertThat(store.newest(Optional.of(ALICE), 10)).containsExactly(first);
    assertThat(store.newest(Optional.empty(), 1)).containsExactly(second);
  }

  @Test
  default void aUserKeepsTheNewestAndLeavesOthersAlone() {
    ErrorReportStore store = store();
    store.add(List.of(report(BOB, NOON, "b")), 2);
    store.add(List.of(report(ALICE, NOON, "1"), report(ALICE, NOON, "2")), 2);
    store.add(List.of(report(ALICE, NOON, "3")), 2);

    assertThat(store.newest(Optional.empty(), 10))
        .extracting(one -> one.report().callId())
        .containsExactly("3", "2", "b");
  }

  @Test
  default void whatIsOldGoes() {
    ErrorReportStore store = store();
    store.add(List.of(report(ALICE, NOON.minus(Duration.ofDays(2)), "old")), 10);
    store.add(List.of(report(ALICE, NOON, "new")), 10);
    store.removeBefore(NOON.minus(Duration.ofDays(1)));

    assertThat(store.newest(Optional.of(ALICE), 10))
        .extracting(one -> one.report().callId())
        .containsExactly("new");
  }
}
