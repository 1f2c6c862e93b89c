package org.confab.sip.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javax.servlet.sip.SipApplicationSession;
import javax.servlet.sip.SipSession;
import org.confab.sip.front.FakeSip;
import org.junit.jupiter.api.Test;

class DialogChannelTest {
  private final List<String> log = new ArrayList<>();
  private final DialogChannel channel = new DialogChannel(session());

  @Test
  void aFetchLeavesTheSessionToEndByItself() {
    assertThat(log).isEmpty();
  }

  @Test
  void theSessionOfALiveSubscriptionIsKept() {
    channel.keep();
    assertThat(log)
        .containsExactly(
            "setInvalidateWhenReady false",
            "application setInvalidateWhenReady false",
            "application setExpires 0");
  }

  @Test
  void theSessionEndsSoonAfterTheSubscription() {
    channel.keep();
    channel.close();
    assertThat(log).last().isEqualTo("application setExpires 1");
  }

  private SipSession session() {
    SipApplicationSession application =
        FakeSip.fake(
            SipApplicationSession.class,
            (name, arguments) -> {
              log.add("application " + name + " " + arguments[0]);
              return 1;
            });
    return FakeSip.fake(
        SipSession.class,
        (name, arguments) ->
            switch (name) {
              case "getApplicationSession" -> application;
              case "isValid" -> true;
              default -> {
                log.add(name + " " + arguments[0]);
                yield null;
              }
            });
  }
}
