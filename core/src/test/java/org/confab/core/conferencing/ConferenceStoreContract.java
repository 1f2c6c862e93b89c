package org.confab.core.conferencing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.confab.core.conferencing.ConferenceRecord.Access;
import org.confab.core.conferencing.ConferenceRecord.Details;
import org.confab.core.conferencing.ConferenceRecord.Invitee;
import org.confab.protocol.conference.AdmissionPolicy;
import org.confab.protocol.conference.ConferenceId;
import org.confab.protocol.conference.ConferenceNamespaces;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Role;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.Test;

/** What every store of conference records does. */
public interface ConferenceStoreContract {
  /** Noon of the day. */
  Instant NOW = Instant.parse("2026-11-21T12:00:00.123Z");

  /** The organizer of most conferences here. */
  SipUri ALICE = SipUri.parse("sip:alice@litwareinc.com");

  /** Another organizer. */
  SipUri BOB = SipUri.parse("sip:bob@litwareinc.com");

  /** An empty store; the same one for the whole test. */
  ConferenceStore store();

  /** A record with something in every field. */
  static ConferenceRecord record(SipUri organizer, String id, Duration lifetime) {
    return new ConferenceRecord(
        organizer,
        ConferenceId.of(id),
        new Details(
            "Ünser \"subject\"",
            AdmissionPolicy.CLOSED_AUTHENTICATED,
            NOW.plus(lifetime),
            true,
            List.of(
                new Invitee(SipUri.parse("sip:carol@litwareinc.com"), Role.PRESENTER),
                new Invitee(BOB, Role.ATTENDEE)),
            List.of(McuType.CHAT, McuType.AUDIO_VIDEO),
            Optional.of(
                XmlElement.of(ConferenceNamespaces.MSCI, "notification-data").withText("a<b")),
            Optional.empty(),
            new Access(Optional.of("s3cret"), true, 0x8000_8000L, true),
            Map.of(
                McuType.CHAT,
                XmlElement.of(ConferenceNamespaces.MSCI, "entity-view").with("entity", "chat"))),
        1,
        NOW,
        NOW);
  }

  @Test
  default void findsWhatWasInsertedByOrganizerAndIdInAnySpelling() {
    ConferenceStore store = store();
    ConferenceRecord record = record(ALICE, "AB12CD34", Duration.ofHours(1));
    assertThat(store.insert(record)).isTrue();
    assertThat(store.find(ALICE, record.id())).contains(record);
    assertThat(store.find(SipUri.parse("sip:Alice@LitwareInc.com"), ConferenceId.of("ab12cd34")))
        .contains(record);
    assertThat(store.find(BOB, record.id())).isEmpty();
    assertThat(store.find(ALICE, ConferenceId.of("AB12CD35"))).isEmpty();
  }

  @Test
  default void insertsNothingOverAConferenceOfTheSameOrganizer() {
    ConferenceStore store = store();
    ConferenceRecord first = record(ALICE, "AB12CD34", Duration.ofHours(1));
    assertThat(store.insert(first)).isTrue();
    assertThat(store.insert(record(ALICE, "ab12cd34", Duration.ofHours(9)))).isFalse();
    assertThat(store.find(ALICE, first.id())).contains(first);
    assertThat(store.insert(record(BOB, "AB12CD34", Duration.ofHours(1)))).isTrue();
  }

  @Test
  default void listsTheUnexpiredOfOneOrganizer() {
    ConferenceStore store = store();
    store.insert(record(ALICE, "EXPIRED1", Duration.ofSeconds(-1)));
    store.insert(record(ALICE, "FUTURE01", Duration.ofHours(1)));
    store.insert(record(BOB, "FUTURE02", Duration.ofHours(1)));
    assertThat(store.unexpired(ALICE, NOW))
        .extracting(one -> one.id().asString())
        .containsExactly("FUTURE01");
    assertThat(store.countUnexpired(ALICE, NOW)).isEqualTo(1);
    assertThat(store.countUnexpired(SipUri.parse("sip:dan@litwareinc.com"), NOW)).isZero();
  }

  @Test
  default void replacesOnlyTheVersionBefore() {
    ConferenceStore store = store();
    ConferenceRecord first = record(ALICE, "AB12CD34", Duration.ofHours(1));
    store.insert(first);
    Details other =
        new Details(
            "another",
            AdmissionPolicy.ANONYMOUS,
            NOW.plusSeconds(60),
            false,
            List.of(new Invitee(BOB, Role.PRESENTER)),
            List.of(),
            Optional.empty(),
            Optional.of(XmlElement.of(ConferenceNamespaces.MSCI, "organizer-roaming-data")),
            Access.PLAIN,
            Map.of());
    ConferenceRecord second = first.changed(other, NOW.plusSeconds(1));
    assertThat(store.replace(second)).isTrue();
    assertThat(store.find(ALICE, first.id())).contains(second);
    assertThat(store.replace(second)).isFalse();
    assertThat(store.replace(first)).isFalse();
    assertThat(store.replace(record(BOB, "AB12CD34", Duration.ofHours(1)))).isFalse();
    assertThat(store.find(ALICE, first.id())).contains(second);
  }

  @Test
  default void movesTheExpiryOfTheSameVersion() {
    ConferenceStore store = store();
    ConferenceRecord record = record(ALICE, "AB12CD34", Duration.ofHours(1));
    store.insert(record);
    store.prolong(ALICE, ConferenceId.of("ab12cd34"), NOW.plusSeconds(99_999));
    assertThat(store.find(ALICE, record.id())).contains(record.expiringAt(NOW.plusSeconds(99_999)));
    store.prolong(BOB, record.id(), NOW);
    assertThat(store.find(BOB, record.id())).isEmpty();
  }

  @Test
  default void deletesOnce() {
    ConferenceStore store = store();
    ConferenceRecord record = record(ALICE, "AB12CD34", Duration.ofHours(1));
    store.insert(record);
    assertThat(store.delete(ALICE, record.id())).isTrue();
    assertThat(store.delete(ALICE, record.id())).isFalse();
    assertThat(store.find(ALICE, record.id())).isEmpty();
    assertThat(store.insert(record)).isTrue();
  }

  @Test
  default void deletesTheExpired() {
    ConferenceStore store = store();
    store.insert(record(ALICE, "EXPIRED1", Duration.ofHours(-2)));
    store.insert(record(BOB, "EXPIRED2", Duration.ofHours(-2)));
    store.insert(record(ALICE, "EXPIRED3", Duration.ofMinutes(-1)));
    assertThat(store.deleteExpired(NOW.minusSeconds(3600))).isEqualTo(2);
    assertThat(store.find(ALICE, ConferenceId.of("EXPIRED1"))).isEmpty();
    assertThat(store.find(ALICE, ConferenceId.of("EXPIRED3"))).isPresent();
  }

  @Test
  default void takesAUserOffAllListsButHisOwnConferences() {
    ConferenceStore store = store();
    ConferenceRecord alices = record(ALICE, "AB12CD34", Duration.ofDays(1));
    ConferenceRecord bobs = record(BOB, "AB12CD34", Duration.ofDays(1));
    store.insert(alices);
    store.insert(bobs);
    SipUri carol = SipUri.parse("sip:Carol@litwareinc.com");
    store.personGone(carol);
    store.personGone(carol);
    for (ConferenceRecord one : List.of(alices, bobs)) {
      assertThat(store.find(one.organizer(), one.id())).contains(one.without(carol));
    }
    assertThat(store.find(ALICE, alices.id()).orElseThrow().details().invitees())
        .containsExactly(new Invitee(BOB, Role.ATTENDEE));
  }
}
