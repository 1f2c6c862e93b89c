package org.confab.system;

import java.time.Duration;
import java.time.Instant;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/** Three people at pidgin-sipe clients and one at a phone talk, and all happens to them. */
@ExtendWith(SharedConfab.class)
class AudioMeetingIT {
  private static final String ALL = "abcp";
  private static final String[] ALL_TALK = {
    "a sendrecv unblock", "b sendrecv unblock", "c sendrecv unblock", "p sendrecv unblock"
  };

  @Test
  void fourHearEachOtherThroughMuteHoldLossAndLeaving(ConfabServer server, TestReporter reporter) {
    try (AudioTalk talk = new AudioTalk(server)) {
      talk.hear(ALL, ALL);
      talk.awaitRoster(ALL_TALK);
      someAreSilentForAWhile(talk);
      theMediaServerDies(talk, server, reporter);
      someGoAndOneComesBack(talk);
    }
  }

  private static void someAreSilentForAWhile(AudioTalk talk) {
    talk.filter('b', "block");
    talk.hear(ALL, "acp");
    talk.awaitRoster(ALL_TALK[0], "b recvonly block", ALL_TALK[2], ALL_TALK[3]);
    talk.filter('b', "unblock");
    talk.at('a').order("call-switch hold");
    talk.hear("bcp", "bcp");
    talk.awaitRoster("a inactive unblock", ALL_TALK[1], ALL_TALK[2], ALL_TALK[3]);
    talk.at('a').order("call-switch resume");
    talk.hear(ALL, ALL);
    talk.awaitRoster(ALL_TALK);
  }

  private static void theMediaServerDies(
      AudioTalk talk, ConfabServer server, TestReporter reporter) {
    long pid = server.mediaServerPid();
    long before = talk.phone().heard().length();
    Instant death = Instant.now();
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    talk.await("another media server", () -> server.mediaServerPid() != pid);
    talk.await("the phone hears again", () -> talk.phone().heard().length() > before + 16_000);
    talk.hear(ALL, ALL);
    Duration silent = Duration.between(death, Instant.now());
    reporter.publishEntry("all hear again after", silent.toString());
    talk.awaitRoster(ALL_TALK);
  }

  private static void someGoAndOneComesBack(AudioTalk talk) {
    talk.putOut('b');
    talk.at('b').await("call-ended");
    talk.hear("acp", "acp");
    talk.awaitRoster(ALL_TALK[0], ALL_TALK[2], ALL_TALK[3]);
    talk.at('c').order("hang-up");
    talk.hear("ap", "ap");
    talk.awaitRoster(ALL_TALK[0], ALL_TALK[3]);
    talk.at('c').order("chat-menu Join conference call");
    talk.hear("acp", "acp");
    talk.phone().hangUp();
    talk.hear("ac", "ac");
    talk.awaitRoster(ALL_TALK[0], ALL_TALK[2]);
  }
}
