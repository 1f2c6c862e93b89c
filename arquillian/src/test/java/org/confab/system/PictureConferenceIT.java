package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.confab.system.client.SipeClient;
import org.confab.system.client.SipeClient.Start;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two pidgin-sipe in a conference with cameras: each shows a colour of its own. */
@ExtendWith(SharedConfab.class)
class PictureConferenceIT {
  private static final int LOW = 500;
  private static final int HIGH = 1400;

  @Test
  void whoIsInAConferenceSeesWhoSpeaks(ConfabServer server) {
    String red = NewUser.of(server);
    String blue = NewUser.of(server);
    try (Meeting meeting = Meeting.ofSound(server, "alice")) {
      meeting.launch(
          List.of(
              Start.of(server, red, "tls").singing(LOW).showing("red"),
              Start.of(server, blue, "tls").singing(HIGH).showing("blue")));
      meeting.joinTogether(List.of(red, blue));
      String pictures = meeting.focus().replace("app:conf:focus:", "app:conf:audio-video:");
      for (String user : List.of(red, blue)) {
        SipeClient client = meeting.at(user);
        client.order("call-video " + pictures);
        client.await("call-connected");
      }
      meeting.at(red).awaitSees("blue");
      meeting.at(blue).awaitSees("red");
      assertThat(
              Conferences.roster(
                  FocusSession.join(meeting.organizer(), meeting.focus()).subscribe()))
          .filteredOn(line -> line.contains("audio-video"))
          .hasSize(2);
      meeting.at(blue).order("hang-up");
      meeting.at(red).awaitSees("none");
    }
  }
}
