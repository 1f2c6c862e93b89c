package org.confab.web.conferences;

import java.util.List;
import java.util.stream.Stream;
import org.confab.core.conferencing.ConferenceState;
import org.confab.core.conferencing.RoomName;
import org.confab.protocol.conference.McuType;
import org.confab.web.answer.Member;

/** A conference that somebody is in. */
record ConferenceAnswer(
    @Member(example = "AB12CD34~alice@litwareinc.com") String name,
    @Member(example = "sip:alice@litwareinc.com;gruu;opaque=app:conf:focus:id:AB12CD34") String uri,
    @Member(example = "alice@litwareinc.com") String organizer,
    @Member(example = "Plans") String subject,
    @Member("Whether newcomers are kept out") boolean locked,
    List<ParticipantAnswer> participants,
    @Member("The addresses of those who wait to be let in") List<String> lobby,
    @Member("What is on, by the media servers' types") List<McuType> media) {

  static ConferenceAnswer of(ConferenceState state) {
    Stream<McuType> media = state.mcus().keySet().stream();
    return new ConferenceAnswer(
        RoomName.of(state.uri()),
        state.uri().asString(),
        state.record().organizer().address(),
        state.record().details().subject(),
        state.locked(),
        state.participants().stream().map(ParticipantAnswer::of).toList(),
        state.lobby().stream().map(waiting -> waiting.user().address()).toList(),
        media.sorted(java.util.Comparator.comparing(McuType::wireName)).toList());
  }
}
