package org.confab.sip.container.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NoticesTest {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final Notices notices = new Notices(now::get);
  private final List<Integer> statuses = new ArrayList<>();

  private String awaited() throws Exception {
    String branch = notices.newBranch();
    notices.await(branch, "flow", statuses::add);
    return branch;
  }

  private static byte[] response(int status, String branch) {
    return ("SIP/2.0 "
            + status
            + " Answer\r\nCSeq: 1 NOTIFY\r\nv: SIP/2.0/TCP 127.0.0.1:5060;branch="
            + branch
            + ";received=127.0.0.1\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void anAnswerFindsItsNoticeOnce() throws Exception {
    byte[] answer = response(200, awaited());

    assertThat(notices.take("flow", answer)).isTrue();
    assertThat(notices.take("flow", answer)).isTrue();
    assertThat(statuses).containsExactly(200);
    assertThat(notices.unanswered()).isZero();
  }

  @Test
  void aProvisionalAnswerIsNoAnswer() throws Exception {
    String branch = awaited();

    assertThat(notices.take("flow", response(100, branch))).isTrue();
    assertThat(statuses).isEmpty();
    notices.take("flow", response(481, branch));
    assertThat(statuses).containsExactly(481);
  }

  @Test
  void anotherClientCannotAnswer() throws Exception {
    notices.take("other", response(481, awaited()));

    assertThat(statuses).isEmpty();
    assertThat(notices.unanswered()).isEqualTo(1);
  }

  @Test
  void aBranchElsewhereThanInTheTopmostViaIsNone() throws Exception {
    String branch = awaited();
    String answer =
        "SIP/2.0 200 OK\r\nCall-ID: %1$s\r\nVia: SIP/2.0/TCP a;branch=z9hG4bK-x\r\n"
            + "Via: SIP/2.0/TCP b;branch=%1$s\r\n\r\n\r\nVia: SIP/2.0/TCP b;branch=%1$s";

    byte[] bytes = answer.formatted(branch).getBytes(StandardCharsets.US_ASCII);
    assertThat(notices.take("flow", bytes)).isFalse();
    assertThat(statuses).isEmpty();
  }

  @Test
  void otherMessagesAreLeftAlone() {
    assertThat(notices.take("flow", response(200, "z9hG4bK-cf-1"))).isFalse();
    assertThat(
            notices.take(
                "flow", "NOTIFY sip:a SIP/2.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
        .isFalse();
    assertThat(notices.take("flow", new byte[] {'S'})).isFalse();
  }

  @Test
  void oneFlowCannotTakeThePlacesOfTheOthers() throws Exception {
    String first = awaited();
    for (int i = 1; i < Notices.MAX_UNANSWERED_OF_FLOW; i++) {
      awaited();
    }

    assertThatThrownBy(this::awaited).isInstanceOf(IOException.class).hasMessageContaining("flow");
    notices.await(notices.newBranch(), "other", statuses::add);
    notices.take("flow", response(200, first));
    awaited();
    assertThat(notices.unanswered()).isEqualTo(Notices.MAX_UNANSWERED_OF_FLOW + 1);
  }

  @Test
  void whatWasNotSentOrNotAnsweredGivesItsPlaceBack() throws Exception {
    for (int i = 0; i < Notices.MAX_UNANSWERED_OF_FLOW; i++) {
      notices.forget(awaited());
    }
    for (int i = 0; i < Notices.MAX_UNANSWERED_OF_FLOW; i++) {
      awaited();
    }
    now.addAndGet(Notices.PATIENCE.toNanos());
    notices.sweep();
    assertThat(notices.unanswered()).isZero();
    awaited();
  }

  @Test
  void noAnswerWithin32SecondsIs408() throws Exception {
    awaited();
    now.addAndGet(Notices.PATIENCE.toNanos() - 1);
    notices.sweep();
    assertThat(statuses).isEmpty();
    now.addAndGet(1);
    notices.sweep();
    assertThat(statuses).containsExactly(408);
    assertThat(notices.unanswered()).isZero();
  }
}
