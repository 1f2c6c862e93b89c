package org.confab.sip.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.servlet.sip.Proxy;
import javax.servlet.sip.ProxyBranch;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import org.confab.sip.front.FakeSip;
import org.junit.jupiter.api.Test;

class ForksTest {
  private final List<String> log = new ArrayList<>();
  private final Map<Object, Object> attributes = new HashMap<>();
  private final SipServletRequest invite =
      FakeSip.fake(
          SipServletRequest.class,
          (name, arguments) ->
              switch (name) {
                case "setAttribute" -> attributes.put(arguments[0], arguments[1]);
                case "getAttribute" -> attributes.get(arguments[0]);
                case "removeAttribute" -> attributes.remove(arguments[0]);
                case "createCancel" -> cancel();
                default -> throw new UnsupportedOperationException(name);
              });

  @Test
  void aDeviceThatRingsIsCancelledAtOnce() {
    ProxyBranch branch = branch(response());
    Forks.endOthers(winner(branch));
    assertThat(log).containsExactly("cancel branch");
    Forks.endLate(from(branch));
    assertThat(log).hasSize(1);
  }

  @Test
  void aDeviceThatRingsAfterTheCallWasTakenIsCancelledThen() {
    ProxyBranch branch = branch(null);
    Forks.endOthers(winner(branch));
    assertThat(log).containsExactly("cancel branch");
    Forks.endLate(from(branch));
    Forks.endLate(from(branch));
    assertThat(log)
        .containsExactly(
            "cancel branch", "Reason: SIP;cause=200;text=\"Call completed elsewhere\"", "send");
  }

  private SipServletRequest cancel() {
    return FakeSip.fake(
        SipServletRequest.class,
        (name, arguments) ->
            log.add(arguments == null ? name : arguments[0] + ": " + arguments[1]));
  }

  private ProxyBranch branch(SipServletResponse last) {
    return FakeSip.fake(
        ProxyBranch.class,
        (name, arguments) ->
            switch (name) {
              case "getResponse" -> last;
              case "getRequest" -> invite;
              default -> {
                log.add(name + " branch");
                yield null;
              }
            });
  }

  private static ProxyBranch winner(ProxyBranch other) {
    Proxy proxy = FakeSip.fake(Proxy.class, (name, arguments) -> List.of(other));
    return FakeSip.fake(ProxyBranch.class, (name, arguments) -> proxy);
  }

  private static SipServletResponse response() {
    return FakeSip.fake(SipServletResponse.class, (name, arguments) -> null);
  }

  private static SipServletResponse from(ProxyBranch branch) {
    return FakeSip.fake(SipServletResponse.class, (name, arguments) -> branch);
  }
}
