package org.confab.core.conferencing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.confab.protocol.conference.ConferenceId;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.Role;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

/** What every store of live records does. */
public interface LiveRecordsContract {
  /** When things are saved. */
  Instant NOW = Instant.parse("2026-11-21T12:00:00.123Z");

  /** A conference. */
  ConferenceUri FOCUS =
      ConferenceUri.focus(SipUri.parse("sip:alice@litwareinc.com"), ConferenceId.of("AB12CD34"));

  /** An empty store; the same one for the whole test. */
  LiveRecords live();

  /** A record with something in every field. */
  static LiveRecord record(boolean locked, Instant saved) {
    return new LiveRecord(
        FOCUS,
        locked,
        Map.of(
            SipUri.parse("sip:bob@litwareinc.com"),
            Role.PRESENTER,
            SipUri.parse("sip:carol@litwareinc.com"),
            Role.ATTENDEE),
        saved);
  }

  @Test
  default void findsWhatWasSavedLastInAnySpelling() {
    LiveRecords live = live();
    assertThat(live.find(FOCUS)).isEmpty();
    live.save(record(false, NOW));
    live.save(record(true, NOW.plusSeconds(1)));
    assertThat(live.find(FOCUS)).contains(record(true, NOW.plusSeconds(1)));
    live.save(new LiveRecord(FOCUS, true, Map.of(), NOW));
    assertThat(
            live.find(
                ConferenceUri.focus(
                    SipUri.parse("sip:Alice@Litwareinc.com"), ConferenceId.of("ab12cd34"))))
        .contains(new LiveRecord(FOCUS, true, Map.of(), NOW));
  }

  @Test
  default void forgetsWhatIsOverOrOld() {
    LiveRecords live = live();
    live.save(record(true, NOW));
    assertThat(live.deleteSavedBefore(NOW)).isZero();
    assertThat(live.deleteSavedBefore(NOW.plusSeconds(1))).isEqualTo(1);
    assertThat(live.find(FOCUS)).isEmpty();
    live.save(record(true, NOW));
    live.delete(FOCUS);
    live.delete(FOCUS);
    assertThat(live.find(FOCUS)).isEmpty();
  }

  @Test
  default void takesAUserOffAllLists() {
    LiveRecords live = live();
    live.save(record(true, NOW));
    SipUri bob = SipUri.parse("sip:Bob@litwareinc.com");
    live.personGone(bob);
    live.personGone(bob);
    assertThat(live.find(FOCUS).orElseThrow().members())
        .containsExactly(Map.entry(SipUri.parse("sip:carol@litwareinc.com"), Role.ATTENDEE));
  }
}
