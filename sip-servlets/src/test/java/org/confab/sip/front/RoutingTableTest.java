package org.confab.sip.front;

import static org.assertj.core.api.Assertions.assertThat;

import org.confab.protocol.conference.McuType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingTableTest {
  @ParameterizedTest(name = "{0} {2} {3} {4} goes to {5}")
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      value = {
        "REGISTER | false | '' | registration | '' | registrar",
        "SUBSCRIBE | true | '' | presence | '' | subscription",
        "SUBSCRIBE | true | conf:focus:id:C7 | conference | '' | subscription",
        "PUBLISH | true | '' | presence | application/pidf+xml | publication",
        "PUBLISH | true | '' | dialog | '' | publication",
        "SERVICE | true | '' | '' | application/soap+xml | soap",
        "SERVICE | true | '' | '' | application/msrtc-category-publish+xml | presence",
        "SERVICE | true | '' | '' | application/msrtc-setcontainermembers+xml | presence",
        "SERVICE | true | '' | '' | application/msrtc-presence-setsubscriber+xml | presence",
        "SERVICE | true | '' | '' | application/msrtc-setdelegates+xml | presence",
        "SERVICE | true | '' | '' | application/msrtc-reporterror+xml | reporterror",
        "SERVICE | true | conf:focusfactory | '' | application/cccp+xml | focusfactory",
        "INVITE | true | conf:focus:id:C7 | '' | application/cccp+xml | focus",
        "INFO | true | conf:focus:id:C7 | '' | application/cccp+xml | focus",
        "BYE | true | conf:focus:id:C7 | '' | '' | focus",
        "INVITE | true | '' | '' | application/sdp | proxy",
        "MESSAGE | true | '' | '' | text/plain | proxy",
        "REFER | true | '' | '' | '' | proxy",
        "NOTIFY | true | '' | presence | '' | nothing",
        "BENOTIFY | true | '' | presence | '' | nothing",
        "OPTIONS | true | '' | '' | '' | proxy",
        "OPTIONS | false | '' | '' | '' | options",
        "INVITE | false | '' | '' | application/sdp | nothing",
        "INVITE | true | conf:chat:id:C785 | '' | application/sdp | mcu",
        "INVITE | true | conf:audio-video:id:C785 | '' | application/sdp | mcu",
        "MESSAGE | true | conf:chat:id:C785 | '' | text/plain | nothing",
        "INVITE | true | conf:unheard:of | '' | application/sdp | nothing",
        "SERVICE | true | '' | '' | text/plain | nothing",
        "SERVICE | true | conf:focusfactory | '' | text/plain | nothing",
        "SERVICE | true | locationprofile:get | '' | '' | locationprofile",
        "SERVICE | true | srvr:MRAS:0 | '' | application/msrtc-media-relay-auth+xml | mras",
        "INVITE | true | srvr:TestCall:0 | '' | application/sdp | testcall",
        "SERVICE | true | srvr:HomeServer:0 | '' | text/plain | nothing",
        "NEGOTIATE | false | '' | '' | '' | nothing",
      })
  void everyKindOfRequestHasItsServlet(
      String method,
      boolean user,
      String application,
      String event,
      String content,
      String servlet) {
    assertThat(
            RoutingTable.servlet(
                    new RoutingTable.Incoming(method, false, user, application, event, content))
                .orElse("nothing"))
        .isEqualTo(servlet);
  }

  @Test
  void mediaServersCallThroughTheOneForThem() {
    assertThat(
            RoutingTable.servlet(
                new RoutingTable.Incoming("INVITE", true, true, "", "", "application/sdp")))
        .contains("mcu");
  }

  @Test
  void everyTypeOfMcuIsReached() {
    for (McuType type : McuType.values()) {
      String application = "conf:" + type.wireName() + ":id:C785C6F286141983";
      assertThat(
              RoutingTable.servlet(
                  new RoutingTable.Incoming("INVITE", false, true, application, "", "")))
          .as(application)
          .contains("mcu");
    }
  }
}
