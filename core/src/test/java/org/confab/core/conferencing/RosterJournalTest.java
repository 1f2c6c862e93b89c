package org.confab.core.conferencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.conferencing.Conferencing.user;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.confab.core.conferencing.RosterJournal.Written;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

class RosterJournalTest {
  private static final SipUri BOB = user("bob");
  private static final SipUri CAROL = user("carol");

  private final RosterJournal journal = new RosterJournal();
  private final AtomicInteger writings = new AtomicInteger();

  private byte[] read(SipUri who, boolean gone) {
    return journal
        .text(who)
        .get(() -> new Written(new byte[] {(byte) writings.incrementAndGet()}, gone));
  }

  @Test
  void tellsEachWhatHasChangedSinceHeWasToldAndEachUserOnce() {
    journal.enter(RosterChange.user(BOB));
    long early = journal.number();
    journal.enter(RosterChange.user(CAROL));
    journal.enter(RosterChange.user(BOB));
    journal.enter(RosterChange.view("chat"));
    assertThat(journal.since(0).change().users()).containsExactly(CAROL, BOB);
    assertThat(journal.since(early).change().users()).containsExactly(CAROL, BOB);
    assertThat(journal.since(journal.number() - 2).change())
        .isEqualTo(new RosterChange(Set.of(BOB), false, Set.of("chat")));
    assertThat(journal.since(journal.number()).change().isNothing()).isTrue();
    assertThat(journal.since(early).number()).isEqualTo(journal.number());
  }

  @Test
  void writesAUserOnceForAllUntilHeChanges() {
    byte[] first = read(BOB, false);
    assertThat(read(BOB, false)).isSameAs(first);
    journal.enter(RosterChange.user(BOB));
    assertThat(read(BOB, false)).isNotEqualTo(first);
    assertThat(writings).hasValue(2);
    journal.enter(RosterChange.ofDescription());
    assertThat(read(BOB, false)).isEqualTo(new byte[] {3});
  }

  @Test
  void aTextThatIsWrittenWhileTheUserChangesIsNotKept() {
    RosterJournal.Text before = journal.text(BOB);
    journal.enter(RosterChange.user(BOB));
    before.get(() -> new Written(new byte[] {9}, false));
    assertThat(read(BOB, false)).isEqualTo(new byte[] {1});
  }

  @Test
  void keepsNothingOfWhoIsGoneWhenAllHaveBeenTold() {
    journal.enter(RosterChange.user(BOB));
    journal.enter(RosterChange.user(CAROL));
    read(BOB, true);
    read(CAROL, false);
    journal.toldAll(journal.number() - 1);
    assertThat(journal.since(0).change().users()).containsExactly(CAROL);
    journal.toldAll(journal.number());
    assertThat(journal.size()).as("the text of Carol, who is inside").isEqualTo(1);
  }
}
