package org.confab.core.conferencing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.confab.protocol.conference.ConferenceDocument;
import org.confab.protocol.conference.ConferenceDocumentWriter;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.Roster;
import org.confab.protocol.sip.SipUri;

/** Puts the documents of one audience together from the texts of users that all of it shares. */
final class RosterTexts {
  private final RosterDocuments documents;

  RosterTexts(RosterDocuments documents) {
    this.documents = documents;
  }

  /**
   * Everything: the first notification of a subscription. Runs alone for the conference, so that no
   * text is older than the state.
   *
   * @param spelling the conference as the subscriber writes it
   */
  byte[] full(ConferenceState state, Audience audience, ConferenceUri spelling, long version) {
    List<byte[]> users = texts(state, audience, RosterDocuments.everybody(state));
    ConferenceDocument frame = documents.full(state, audience.participants(state), version);
    return ConferenceDocumentWriter.bytes(frame.named(spelling), users);
  }

  /**
   * What a subscriber is told next; empty if the conference is over.
   *
   * @param now reads the state, which may be newer than the news: then the newer is told twice
   */
  Optional<byte[]> partial(
      Supplier<Optional<ConferenceState>> now,
      Audience audience,
      ConferenceUri spelling,
      Audience.Next news) {
    RosterChange change = news.change();
    // First the places of the texts, then the state: see RosterJournal.text.
    List<RosterJournal.Text> places =
        change.users().stream().map(audience.journal()::text).toList();
    return now.get()
        .map(
            state -> {
              ConferenceDocument frame =
                  documents
                      .partial(state, audience.participants(state), change, news.version())
                      .named(spelling);
              if (places.isEmpty()) {
                return ConferenceDocumentWriter.bytes(frame);
              }
              return ConferenceDocumentWriter.bytes(frame, texts(state, places, change.users()));
            });
  }

  private List<byte[]> texts(ConferenceState state, Audience audience, Collection<SipUri> users) {
    List<RosterJournal.Text> places = users.stream().map(audience.journal()::text).toList();
    return texts(state, places, users);
  }

  private List<byte[]> texts(
      ConferenceState state, List<RosterJournal.Text> places, Collection<SipUri> users) {
    List<byte[]> texts = new ArrayList<>(places.size());
    int at = 0;
    for (SipUri user : users) {
      texts.add(places.get(at++).get(() -> written(state, user)));
    }
    return texts;
  }

  private RosterJournal.Written written(ConferenceState state, SipUri user) {
    Optional<Roster.User> inside = documents.user(state, user);
    return new RosterJournal.Written(
        ConferenceDocumentWriter.text(inside.orElseGet(() -> Roster.User.gone(user))),
        inside.isEmpty());
  }
}
