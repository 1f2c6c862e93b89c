package org.confab.sip.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javax.servlet.sip.SipApplicationSession;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipSession;
import org.confab.core.subscription.Notification;
import org.confab.sip.edge.DialogOutlet;
import org.confab.sip.front.FakeSip;
import org.junit.jupiter.api.Test;

class DialogChannelTest {
  private final List<String> log = new ArrayList<>();
  private Optional<DialogOutlet> outlet = Optional.empty();
  private IntConsumer answered = status -> {};
  private final DialogChannel channel =
      new DialogChannel(session(), () -> log.add("taken"), () -> log.add("refused"));

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

  @Test
  void aNotificationOverAConnectionGoesTheShortWay() {
    outlet = Optional.of(new Outlet(true));
    channel.send(notification(Notification.State.ACTIVE));
    assertThat(log)
        .containsExactly("NOTIFY Event: presence|subscription-state: active;expires=60|");
  }

  @Test
  void anAnswerThatIsARefusalIsReported() {
    outlet = Optional.of(new Outlet(true));
    channel.send(notification(Notification.State.ACTIVE));
    answered.accept(200);
    assertThat(log).last().isEqualTo("taken");
    answered.accept(481);
    assertThat(log).last().isEqualTo("refused");
  }

  @Test
  void theLastOneAndThoseThatMayBeLostGoThroughTheCore() {
    outlet = Optional.of(new Outlet(true));
    channel.send(notification(Notification.State.TERMINATED));
    outlet = Optional.of(new Outlet(false));
    channel.send(notification(Notification.State.ACTIVE));
    assertThat(log).containsExactly("send", "send");
  }

  private static Notification notification(Notification.State state) {
    return new Notification("presence", false, Duration.ofSeconds(60), state, "", Optional.empty());
  }

  private final class Outlet implements DialogOutlet {
    private final boolean open;

    Outlet(boolean open) {
      this.open = open;
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void send(Notice notice, IntConsumer status) {
      answered = status;
      log.add(notice.method() + " " + notice.headers().replace("\r\n", "|"));
    }
  }

  private SipServletRequest request() {
    return FakeSip.fake(
        SipServletRequest.class,
        (name, arguments) -> {
          if (name.equals("send")) {
            log.add("send");
          }
          return null;
        });
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
              case "getAttribute" -> outlet.orElse(null);
              case "createRequest" -> request();
              default -> {
                log.add(name + " " + arguments[0]);
                yield null;
              }
            });
  }
}
